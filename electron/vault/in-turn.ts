/** Lets work wait for the work that was asked for before, whatever became of that. Work that waits for its own turn inside one waits for ever. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

/** A turn of its own: calls sent at once follow each other. */
export function createTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
