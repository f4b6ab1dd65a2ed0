import { useCallback, useEffect, useState } from 'react'
import type { Answer, Channel, Failure, Input } from '../../shared/ipc/contract'
import { call, on } from './client'

/** Channels whose input carries a `jobId`. */
export type JobChannel = { [C in Channel]: Input<C> extends { readonly jobId: string } ? C : never }[Channel]

export interface JobProgress {
  readonly phase: string
  readonly done: number
  readonly total: number | null
}

export interface Job<C extends JobChannel> {
  run(input: Omit<Input<C>, 'jobId'>): Promise<Answer<C>>
  /** Asks it to stop; `run` then answers with the failure `cancelled`. */
  cancel(): void
  /** Null while nothing runs. */
  readonly progress: JobProgress | null
  readonly isCancelling: boolean
  readonly failure: Failure<C> | null
}

const starting: JobProgress = { phase: '', done: 0, total: null }

/** A channel that takes time: follows its progress and can stop it. */
export function useJob<C extends JobChannel>(channel: C): Job<C> {
  const [jobId, setJobId] = useState<string | null>(null)
  const [progress, setProgress] = useState<JobProgress | null>(null)
  const [isCancelling, setCancelling] = useState(false)
  const [failure, setFailure] = useState<Failure<C> | null>(null)

  useEffect(() => {
    if (jobId === null) return undefined
    return on('job.progress', (now) => {
      if (now.jobId === jobId) setProgress({ phase: now.phase, done: now.done, total: now.total })
    })
  }, [jobId])

  const run = useCallback(async (input: Omit<Input<C>, 'jobId'>): Promise<Answer<C>> => {
    const id = crypto.randomUUID()
    setJobId(id)
    setProgress(starting)
    setCancelling(false)
    setFailure(null)
    try {
      // The input without its id, and the id: together the channel's input.
      const answer = await call(channel, { ...input, jobId: id } as unknown as Input<C>)
      if (!answer.ok) setFailure(answer.failure)
      return answer
    } finally {
      setJobId(null)
      setProgress(null)
    }
  }, [channel])

  const cancel = useCallback(() => {
    if (jobId === null) return
    setCancelling(true)
    void call('jobs.cancel', { jobId })
  }, [jobId])

  return { run, cancel, progress, isCancelling, failure }
}
