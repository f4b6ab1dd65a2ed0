import { err, ok } from '../../shared/result'
import { asId, type AnyId, type UserId } from '../../shared/ids'
import { readFor } from '../access/sight'
import { auditCounts, auditPage, auditTimeline } from '../audit/queries'
import { deleteQuery, savedQueries, saveQuery } from '../audit/saved-queries'
import { commitEvent } from '../changes/commit-change'
import { anchorOf } from './audit-jobs'
import type { CommandHandlers, HandlerOptions } from './command-handlers'
import type { OpenVault } from './open-vault'

type AuditChannel = 'audit.page' | 'audit.timeline' | 'audit.report' | 'audit.queries' | 'audit.saveQuery' | 'audit.deleteQuery' | 'audit.anchor'

/** What reads the log, and each person's saved searches of it. */
export function auditHandlers({ clock }: Pick<HandlerOptions, 'clock'>, vault: () => OpenVault): Pick<CommandHandlers, AuditChannel> {
  const read = () => readFor(vault().database, vault().authority)
  const own = (): UserId => asId<UserId>(vault().session.userId)
  const items = () => ok({ items: savedQueries(read(), own()) })
  return {
    'audit.page': ({ filter, before, limit }) => ok(auditPage(read(), filter, before ?? null, limit)),
    'audit.timeline': ({ filter, starts }) => ok({ counts: auditTimeline(read(), filter, starts) }),
    'audit.report': ({ filter, limit }) => {
      const open = vault()
      const { items: entries } = auditPage(read(), filter, null, limit)
      const counts = auditCounts(read(), filter)
      const anchor = anchorOf(open.database, clock.now())
      commitEvent(open.context, { action: 'report.printed', objectType: null, objectId: null, detail: { facts: { entries: entries.length, count: counts.total, filtered: Object.keys(filter).length > 0 } } })
      return ok({ ...anchor, madeBy: open.session.userName, ...counts, entries })
    },
    'audit.queries': items,
    'audit.saveQuery': ({ name, query }) => (saveQuery(vault().database.db, vault().context.ids.next<AnyId>(), own(), name, query, clock.now()) ? items() : err({ kind: 'too-many-queries' })),
    'audit.deleteQuery': ({ id }) => (deleteQuery(vault().database.db, asId<AnyId>(id), own()) ? items() : err({ kind: 'not-found' })),
    'audit.anchor': () => ok(anchorOf(vault().database, clock.now())),
  }
}
