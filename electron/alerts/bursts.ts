import type { UserId } from '../../shared/ids'

/** Something that is counted: who, when, and how much of it. */
export interface Tally {
  readonly seq: number
  readonly at: number
  readonly person: UserId | null
  readonly n: number
}

export interface Burst {
  readonly person: UserId | null
  /** The most within one window. */
  readonly count: number
  /** Everything that lies in a window with too much, oldest first. */
  readonly seqs: readonly number[]
}

/**
 * Who did too much within a time: by person, what lies in any window of `windowMs` that sums up to `limit` or more and ends at an entry after `after`.
 * Takes tallies in the order of the log. However many there are, a person has one burst.
 */
export function burstsIn(tallies: readonly Tally[], { after, windowMs, limit }: { readonly after: number; readonly windowMs: number; readonly limit: number }): Burst[] {
  const byPerson = new Map<UserId | null, Tally[]>()
  for (const tally of tallies) {
    const known = byPerson.get(tally.person)
    if (known === undefined) byPerson.set(tally.person, [tally])
    else known.push(tally)
  }
  return [...byPerson].map(([person, own]) => burstOf(person, own, after, windowMs, limit)).filter((burst) => burst.seqs.length > 0)
}

function burstOf(person: UserId | null, own: readonly Tally[], after: number, windowMs: number, limit: number): Burst {
  const seqs: number[] = []
  let [count, sum, from, taken] = [0, 0, 0, 0]
  for (const [place, tally] of own.entries()) {
    sum += tally.n
    for (let oldest = own[from]; oldest !== undefined && from < place && tally.at - oldest.at > windowMs; oldest = own[++from]) sum -= oldest.n
    if (sum < limit || tally.seq <= after) continue
    count = Math.max(count, sum)
    for (const { seq } of own.slice(Math.max(from, taken), place + 1)) seqs.push(seq)
    taken = place + 1
  }
  return { person, count, seqs }
}
