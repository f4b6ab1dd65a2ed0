/**
 * Hybrid logical clock stamps (SYNC.md 4.4): 6 bytes of milliseconds, 2 bytes of counter, 8 bytes of device.
 * Compared byte by byte they are in total order; a stored stamp is 16 bytes.
 */
export const STAMP_LENGTH = 16
export type Stamp = Uint8Array

/** Writes a stamp. `ms` below 2^48, `counter` below 2^16, `device` of 8 bytes. */
export function encodeStamp(ms: number, counter: number, device: Uint8Array): Stamp {
  const stamp = new Uint8Array(STAMP_LENGTH)
  const high = Math.floor(ms / 0x1_0000_0000)
  stamp[0] = high >>> 8
  stamp[1] = high
  stamp[2] = ms / 0x100_0000
  stamp[3] = ms / 0x1_0000
  stamp[4] = ms / 0x100
  stamp[5] = ms
  stamp[6] = counter >>> 8
  stamp[7] = counter
  stamp.set(device.subarray(0, 8), 8)
  return stamp
}

/** Milliseconds since the epoch of a stamp. */
export function stampMs(stamp: Stamp): number {
  let ms = 0
  for (let i = 0; i < 6; i++) ms = ms * 256 + (stamp[i] ?? 0)
  return ms
}

/** The counter within the millisecond. */
export function stampCounter(stamp: Stamp): number {
  return ((stamp[6] ?? 0) << 8) | (stamp[7] ?? 0)
}

/** Negative, zero or positive as `a` is before, equal to or after `b`. */
export function compareStamps(a: Stamp, b: Stamp): number {
  for (let i = 0; i < STAMP_LENGTH; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

export interface HybridClock {
  /** A stamp after every stamp given or seen before. Never fails because of a clock (SYNC.md 4.4). */
  next(): Stamp
  /** The latest stamp given or seen, to be stored in the same transaction as the data it marks. */
  latest(): Stamp
}

/** A hybrid clock that continues after `last` (the stored latest stamp), on physical time `now` in ms. */
export function createHybridClock(now: () => number, device: Uint8Array, last: Stamp | null): HybridClock {
  let ms = last === null ? 0 : stampMs(last)
  let counter = last === null ? 0 : stampCounter(last)
  let latest = last ?? encodeStamp(0, 0, device)
  return {
    next() {
      const physical = now()
      if (physical > ms) {
        ms = physical
        counter = 0
      } else if (counter < 0xffff) {
        counter += 1
      } else {
        ms += 1
        counter = 0
      }
      latest = encodeStamp(ms, counter, device)
      return latest
    },
    latest: () => latest,
  }
}
