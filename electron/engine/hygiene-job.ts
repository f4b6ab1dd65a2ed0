import type { Answer } from '../../shared/ipc/contract'
import { isRestricted } from '../../shared/permissions'
import { err, ok } from '../../shared/result'
import { countHygiene } from '../centre/hygiene'
import type { JobScene } from './job-run'

/** Counts over all records, for somebody who may see all of them: a number about hidden ones would tell of them. */
export function countForAll({ database, authority, clock, control }: JobScene): Answer<'hygiene.count'> {
  return isRestricted(authority.rights) ? err({ kind: 'forbidden', permission: 'contact:read' }) : ok(countHygiene(database.db, clock, control))
}
