import type { Answer, Input } from '../../shared/ipc/contract'
import { asId, type UserId } from '../../shared/ids'
import { isRestricted } from '../../shared/permissions'
import { err, ok } from '../../shared/result'
import { people } from '../access/users'
import { acknowledgePolicy, policiesOf, policyReport, setPolicy } from '../centre/policies'
import { writePolicyReport, writeTrainingReport } from '../centre/report-files'
import { centreReport } from '../centre/report'
import { lastHygiene } from '../centre/hygiene'
import { finishCourse, trainingOf, trainingReport } from '../centre/training'
import type { VaultFacts } from '../centre/vault-findings'
import { commitEvent } from '../changes/commit-change'
import { looseFiles } from '../vault/vault-permissions'
import { backupStateOf } from './backup-handlers'
import { buildDate } from './build-date'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import type { OpenVault } from './open-vault'
import { readVaultSettings } from './vault-settings'
import { isRecoveryDue } from './recovery-due'
import { slotOwners } from './slots-memory'
import { writingTo } from './writing-to'

type CentreHandlers = Pick<CommandHandlers, 'centre.report' | 'policy.list' | 'policy.acknowledge' | 'policy.set' | 'policy.report' | 'policy.export' | 'training.mine' | 'training.finish' | 'training.report' | 'training.export' | 'hygiene.last'>

/** What the security centre answers: the room judges, this gathers what only the engine knows. */
export function centreHandlers({ clock, appVersion, files, alerts, emit }: HandlerOptions, opened: () => OpenVault): CentreHandlers {
  /** Nothing is shown that somebody edited beside the open vault. */
  const vault = (): OpenVault => {
    alerts.guard()
    return opened()
  }
  const read = () => vault().database.read
  const me = (): UserId => asId<UserId>(vault().session.userId)
  const changed = (): void => { emit('settings.changed', null) }
  return {
    'centre.report': () => {
      const open = vault()
      return ok(centreReport(open.database.read, factsOf(open, appVersion, clock.now()), clock.now()))
    },
    'policy.list': () => ok({ items: policiesOf(read(), me()) }),
    'policy.acknowledge': ({ policy, version }) => {
      const done = acknowledgePolicy(vault().context, me(), policy, version)
      if (done.ok) changed()
      return done
    },
    'policy.set': ({ policy, text }) => {
      setPolicy(vault().context, policy, text)
      changed()
      return ok({ items: policiesOf(read(), me()) })
    },
    'policy.report': () => ok({ items: policyReport(read()) }),
    'policy.export': (input) => {
      const rows = policyReport(read())
      return writeReport(input, 'policies', rows.length, (path, record) => { writePolicyReport(path, rows, record) })
    },
    'training.mine': () => ok({ items: trainingOf(read(), me(), clock.now()) }),
    'training.finish': ({ course, answers }) => {
      const result = finishCourse(vault().context, me(), course, answers)
      changed()
      return ok(result)
    },
    'training.report': () => ok({ items: trainingReport(read(), clock.now()) }),
    'hygiene.last': () => (isRestricted(vault().authority.rights) ? err({ kind: 'forbidden', permission: 'contact:read' }) : ok(lastHygiene(read()))),
    'training.export': (input) => {
      const rows = trainingReport(read(), clock.now())
      return writeReport(input, 'training', rows.length, (path, record) => { writeTrainingReport(path, rows, record) })
    },
  }

  /** Names of people leave the vault: recorded before the file can be seen, and once it is there. */
  function writeReport({ to }: Input<'policy.export'>, format: string, count: number, write: (path: string, record: () => void) => void): Answer<'policy.export'> {
    const path = files.pathOf(to)
    if (path === undefined) return err({ kind: 'invalid-input', issues: [{ path: 'to', message: 'is not known' }] })
    const note = (action: 'export.started' | 'export.finished') => { commitEvent(vault().context, { action, objectType: null, objectId: null, detail: { facts: { count, format } } }) }
    const written = writingTo<null, never>(path, () => {
      write(path, () => { note('export.started') })
      return ok(null)
    })
    if (!written.ok) return written
    note('export.finished')
    return ok({ rows: count })
  }
}

function invitedPeople({ database, slots, session }: OpenVault, invitationDays: number, now: number): VaultFacts['invited'] {
  return people(database.read, slotOwners(slots), { self: session.userId, invitationDays, now }).flatMap(({ name, invitationEndsAt, invitationExpired: expired }) => (invitationEndsAt === null ? [] : [{ name, expired }]))
}

function factsOf(open: OpenVault, appVersion: string, now: number): VaultFacts {
  const { idleMinutes, invitationDays } = readVaultSettings(open.database.read)
  return {
    keychain: open.keychain, opening: open.findings, recoveryDue: isRecoveryDue(open), backup: backupStateOf(open, now), looseFiles: looseFiles(open.paths.folder),
    idleMinutes, invited: invitedPeople(open, invitationDays, now), appVersion, builtAt: buildDate(),
  }
}
