import type { LogFault, SealsChecked } from '../../shared/audit/channels'
import { reveal } from '../../shared/secret'
import { sameBytes } from './bytes'
import type { AuditEntryRow } from './entry-rows'
import { EPOCH_ENTRIES, EPOCH_MS, nextEpochKey, sealOf, type EpochState } from './epochs'
import { openGeneration, type Generation, type GenerationOpener, type OpenedGeneration } from './generations'

/** What is known for checking seals: the generations, the current key where the log still grows, and what a recovery code opens. */
export interface SealKnowledge {
  readonly generations: readonly Generation[]
  /** Null in an exported log. */
  readonly current: EpochState | null
  readonly opener: GenerationOpener | null
}

/** How far seals were checked, generation by generation. */
export type SealReport = SealsChecked

export interface SealCheck {
  /** The fault of an entry's seal, or null. Entries come in their order, each with a hash that holds. */
  take(row: AuditEntryRow): LogFault | null
  /** The fault of the generations themselves, found before any entry. */
  readonly opening: { readonly seq: number; readonly fault: LogFault } | null
  report(): SealReport
}

interface Place {
  epoch: number
  entries: number
  startedAt: number
}

/** No generation has ever so many epochs: a thousand years of one an hour. Bounds what a forged number makes the check compute. */
const MOST_EPOCHS = 10_000_000

/**
 * Checks seals (SECURITY.md A4). By itself the structure: sealed from the first sealed entry on, epochs one by one and never back, none longer than a thousand
 * entries or an hour, generations in order; and the seals of the epoch whose key is still there. With the recovery code every seal, recomputed from
 * the first key on. `after` is what came before the first entry given, as a checkpoint remembers it.
 */
export function createSealCheck({ generations, current, opener }: SealKnowledge, after: { readonly seq: number; readonly epoch: number }): SealCheck {
  const opened = new Map<number, OpenedGeneration>()
  if (opener !== null) for (const generation of generations) opened.set(generation.generation, openGeneration(generation, opener))
  let place: Place = { epoch: after.epoch, entries: 0, startedAt: 0 }
  let at = -1
  let line: { readonly generation: number; epoch: number; key: Uint8Array; before: Uint8Array | null } | null = null

  /** The key of an epoch of the generation, by walking on from its first one; null when it cannot be told. */
  const keyOf = (generation: Generation, epoch: number): Uint8Array | null => {
    const first = opened.get(generation.generation)
    if (first?.state !== 'opened') return current !== null && current.generation === generation.generation && current.epoch === epoch ? current.key : null
    if (line?.generation !== generation.generation) line = { generation: generation.generation, epoch: generation.firstEpoch, key: reveal(first.key), before: null }
    while (line.epoch < epoch) line = { ...line, epoch: line.epoch + 1, before: line.key, key: nextEpochKey(line.key) }
    return line.epoch === epoch ? line.key : null
  }
  const faultOfSeal = (generation: Generation, row: AuditEntryRow, seal: Uint8Array): LogFault | null => {
    const key = keyOf(generation, row.epoch)
    const fits = (candidate: Uint8Array | null): boolean => candidate !== null && sameBytes(sealOf(candidate, generation.generation, row.epoch, row.seq, row.hash), seal)
    if (key === null || fits(key)) return null
    if (line?.generation === generation.generation && fits(line.before)) return 'epoch-key-reused'
    // Somebody who has today's key, or that of any later epoch, sealed what is older.
    let later = key
    const last = Math.min(current?.epoch ?? row.epoch + EPOCH_ENTRIES, row.epoch + MOST_EPOCHS)
    for (let epoch = row.epoch; epoch < last; epoch++) {
      later = nextEpochKey(later)
      if (fits(later)) return 'wrong-epoch-key'
    }
    return current !== null && fits(current.key) ? 'wrong-epoch-key' : 'forged-seal'
  }

  return {
    opening: openingFault(generations, current, opened),
    take: (row) => {
      while (at + 1 < generations.length && (generations[at + 1]?.firstSeq ?? Infinity) <= row.seq) at += 1
      const generation = generations[at]
      if (row.seal === null) return generation === undefined && place.epoch === 0 ? null : 'missing-seal'
      // Sealed by a generation that the vault does not know: put in by somebody else.
      if (generation === undefined || row.epoch < generation.firstEpoch) return row.epoch < place.epoch ? 'epoch-back' : 'forged-seal'
      if (row.epoch < place.epoch) return 'epoch-back'
      const isFirst = row.epoch !== place.epoch
      const follows = row.seq === generation.firstSeq ? row.epoch === generation.firstEpoch : !isFirst || row.epoch === place.epoch + 1
      // After a checkpoint the walk begins in the middle of an epoch.
      if (!follows || (at + 1 < generations.length && row.epoch >= (generations[at + 1]?.firstEpoch ?? Infinity))) return 'forged-seal'
      if (isFirst || place.startedAt === 0) place = { epoch: row.epoch, entries: 0, startedAt: row.mono }
      place.entries += 1
      if (place.entries > EPOCH_ENTRIES || row.mono - place.startedAt >= EPOCH_MS) return 'forged-seal'
      if ((current !== null && row.epoch > current.epoch) || row.epoch - generation.firstEpoch > MOST_EPOCHS) return 'forged-seal'
      return faultOfSeal(generation, row, row.seal)
    },
    report: () => ({
      sealedFrom: generations[0]?.firstSeq ?? null,
      generations: generations.map(({ generation, firstSeq }) => {
        const one = opened.get(generation)
        return { generation, firstSeq, state: one === undefined ? 'structure-only' : one.state === 'opened' ? (one.vouched ? 'recomputed' : 'not-vouched-for') : 'other-code' }
      }),
    }),
  }
}

/** Generations in order, each opened by the code it names, and the current key the one of the last. */
function openingFault(generations: readonly Generation[], current: EpochState | null, opened: ReadonlyMap<number, OpenedGeneration>): SealCheck['opening'] {
  let before: Generation | null = null
  for (const one of generations) {
    const follows = before === null ? one.generation === 1 && one.firstEpoch === 1 : one.generation === before.generation + 1 && one.firstSeq > before.firstSeq && one.firstEpoch > before.firstEpoch
    if (!follows) return { seq: one.firstSeq, fault: 'generation-order' }
    const key = opened.get(one.generation)
    // A log sealed from its beginning has a code that vouches for it: without one somebody sealed the whole log anew.
    if (key?.state === 'forged' || (key?.state === 'opened' && !key.vouched && one.firstSeq === 1)) return { seq: one.firstSeq, fault: 'forged-generation' }
    before = one
  }
  const last = generations.at(-1)
  if (current !== null && (last?.generation !== current.generation || current.epoch < last.firstEpoch)) return { seq: last?.firstSeq ?? 1, fault: 'generation-order' }
  return null
}
