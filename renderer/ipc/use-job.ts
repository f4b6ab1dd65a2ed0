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

/** How far the job of an id is, and how to stop it: for a channel that begins one in the middle of its work. */
export function useJobProgress(jobId: string | null): Pick<Job<JobChannel>, 'cancel' | 'progress' | 'isCancelling'> {
  const [told, setTold] = useState<{ readonly jobId: string; readonly progress: JobProgress } | null>(null)
  const [stopping, setStopping] = useState<string | null>(null)
  useEffect(() => {
    if (jobId === null) return undefined
    return on('job.progress', ({ jobId: id, phase, done, total }) => {
      if (id === jobId) setTold({ jobId, progress: { phase, done, total } })
    })
  }, [jobId])
  const cancel = useCallback(() => {
    if (jobId === null) return
    setStopping(jobId)
    void call('jobs.cancel', { jobId })
  }, [jobId])
  return { cancel, progress: jobId !== null && told?.jobId === jobId ? told.progress : null, isCancelling: jobId !== null && stopping === jobId }
}

/** A channel that takes time: follows its progress and can stop it. */
export function useJob<C extends JobChannel>(channel: C): Job<C> {
  const [jobId, setJobId] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure<C> | null>(null)
  const { cancel, progress, isCancelling } = useJobProgress(jobId)

  const run = useCallback(async (input: Omit<Input<C>, 'jobId'>): Promise<Answer<C>> => {
    const id = crypto.randomUUID()
    setJobId(id)
    setFailure(null)
    try {
      // The input without its id, and the id: together the channel's input.
      const answer = await call(channel, { ...input, jobId: id } as unknown as Input<C>)
      if (!answer.ok) setFailure(answer.failure)
      return answer
    } finally {
      setJobId(null)
    }
  }, [channel])

  return { run, cancel, progress: jobId === null ? null : (progress ?? starting), isCancelling, failure }
}
