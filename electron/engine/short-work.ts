import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import { err } from '../../shared/result'
import { personOf } from '../access/sight'
import { unattended } from '../changes/job-control'
import { isSmallChange, undoTransaction } from '../changes/undo'
import type { JobChannel } from './job-handlers'
import type { OpenVault } from './open-vault'
import { undoAppliers } from './undo-appliers'

/** Work of a job that may be so little that a thread of its own would take longer than the work. */
interface ShortWork<C extends JobChannel> {
  isShort(vault: OpenVault, input: Input<C>): boolean
  run(vault: OpenVault, input: Input<C>): Answer<C>
}

/** One line per job that is not always worth a thread. */
const shortWork: { readonly [C in JobChannel]?: ShortWork<C> } = {
  'changes.undo': {
    isShort: ({ database }, { transactionId }) => isSmallChange(database.read, transactionId),
    run: ({ context, authority }, { transactionId }) => undoTransaction({ ...context, person: personOf(authority) }, undoAppliers, transactionId, unattended),
  },
}
const workOf = (channel: JobChannel): ShortWork<JobChannel> | undefined => shortWork[channel]

/** Whether a job with this parsed input is done sooner than its thread would start. */
export function isShortWork(vault: OpenVault | null, channel: JobChannel, input: unknown): boolean {
  return vault !== null && workOf(channel)?.isShort(vault, input as Input<JobChannel>) === true
}

/** Does such work at once, as a command does: nobody can cancel it, and nothing is told of how far it is. */
export function doShortWork(vault: OpenVault | null, channel: JobChannel, input: unknown): Answer<EngineChannel> {
  const work = workOf(channel)
  return vault === null || work === undefined ? err({ kind: 'locked' }) : work.run(vault, input as Input<JobChannel>)
}
