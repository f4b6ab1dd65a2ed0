import type { Answer, Input } from '../../shared/ipc/contract'
import type { Events } from '../../shared/ipc/events'
import { call, on } from './client'
import type { JobChannel } from './use-job'

/** Runs a job that outlives the screen it was begun on, and tells how far it is. Stop it by `jobs.cancel` with its id. */
export async function runJob<C extends JobChannel>(channel: C, jobId: string, input: Omit<Input<C>, 'jobId'>, told: (progress: Events['job.progress']) => void): Promise<Answer<C>> {
  const stop = on('job.progress', (now) => {
    if (now.jobId === jobId) told(now)
  })
  try {
    // The input without its id, and the id: together the channel's input.
    return await call(channel, { ...input, jobId } as unknown as Input<C>)
  } finally {
    stop()
  }
}
