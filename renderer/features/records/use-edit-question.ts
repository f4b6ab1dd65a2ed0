import { useCallback, useEffect, useRef, useState } from 'react'
import type { AskEdit, EditAnswer, EditQuestion } from './save-edit'

interface Asked {
  readonly question: EditQuestion
  readonly reply: (answer: EditAnswer) => void
}

/** A place that can ask: `ask` puts the question up and waits, `question` is what stands there now, `answer` settles it. Gone from the page, it answers `left`. */
export function useEditQuestion(): { readonly ask: AskEdit; readonly question: EditQuestion | null; readonly answer: (answer: EditAnswer) => void } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const waiting = useRef<Asked | null>(null)
  const isHere = useRef(true)
  const answer = useCallback((reply: EditAnswer) => {
    const now = waiting.current
    waiting.current = null
    setAsked(null)
    now?.reply(reply)
  }, [])
  const ask = useCallback<AskEdit>((question) => {
    // One question at a time: the one before stays unsaved.
    answer('later')
    if (!isHere.current) return Promise.resolve('left')
    return new Promise((reply) => {
      waiting.current = { question, reply }
      setAsked(waiting.current)
    })
  }, [answer])
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      answer('left')
    }
  }, [answer])
  return { ask, question: asked?.question ?? null, answer }
}
