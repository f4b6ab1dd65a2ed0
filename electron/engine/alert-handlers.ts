import { ok } from '../../shared/result'
import { acknowledgeAlerts } from '../alerts/commands'
import { alertPage, countAlerts } from '../alerts/queries'
import { ruleItems, setRule } from '../alerts/rule-settings'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import type { OpenVault } from './open-vault'

type AlertHandlers = Pick<CommandHandlers, 'alerts.page' | 'alerts.count' | 'alerts.acknowledge' | 'alerts.rules' | 'alerts.setRule'>

/** What the log was found to say, and how it is read. Whoever asks is told of what happened a moment ago. */
export function alertHandlers({ alerts }: HandlerOptions, vault: () => OpenVault): AlertHandlers {
  return {
    'alerts.page': ({ filter, at, limit }) => {
      alerts.readNow()
      return ok(alertPage(vault().database.read, filter, at, limit))
    },
    'alerts.count': () => {
      alerts.readNow()
      return ok(countAlerts(vault().database.read))
    },
    'alerts.acknowledge': ({ ids, note }) => {
      alerts.guard()
      const answer = acknowledgeAlerts(vault().context, ids, note)
      if (answer.ok) alerts.tell()
      return answer
    },
    'alerts.rules': () => {
      alerts.guard()
      return ok({ items: ruleItems(vault().database.read) })
    },
    'alerts.setRule': ({ rule, isOn, values }) => {
      alerts.guard()
      const item = setRule(vault().context, rule, { isOn, values })
      alerts.readNow()
      alerts.tell()
      return ok(item)
    },
  }
}
