import { useCallback, useState } from 'react'
import type { Answer, Channel, Failure, Input } from '../../shared/ipc/contract'
import { call } from './client'

export interface Command<C extends Channel> {
  /** Runs it; the answer is also the promise's. Cached data follows by the engine's events, not from here. */
  run(input: Input<C>): Promise<Answer<C>>
  readonly isRunning: boolean
  /** What the last run failed with; null after a success. */
  readonly failure: Failure<C> | null
  clearFailure(): void
}

/** A channel that changes something, as a screen uses it. */
export function useCommand<C extends Channel>(channel: C): Command<C> {
  const [running, setRunning] = useState(0)
  const [failure, setFailure] = useState<Failure<C> | null>(null)
  const run = useCallback(async (input: Input<C>): Promise<Answer<C>> => {
    setRunning((count) => count + 1)
    try {
      const answer = await call(channel, input)
      setFailure(answer.ok ? null : answer.failure)
      return answer
    } finally {
      setRunning((count) => count - 1)
    }
  }, [channel])
  const clearFailure = useCallback(() => { setFailure(null) }, [])
  return { run, isRunning: running > 0, failure, clearFailure }
}
