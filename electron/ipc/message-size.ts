/** More than any screen sends; a notes field of a megabyte fits sixteen times. */
export const MAX_INPUT_BYTES = 16 * 1024 * 1024
/** A page of a list or a preview is far below. More is a bug, and would stall the window. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024
const MAX_DEPTH = 64

/**
 * Whether `value` takes at most `limit` bytes in memory, roughly, and is nested at most 64 deep. Stops counting as soon as it does not.
 * Cycles are nested without end and therefore refused.
 */
export function isWithin(value: unknown, limit: number): boolean {
  let left = limit
  const fits = (part: unknown, depth: number): boolean => {
    left -= sizeOf(part)
    if (left < 0) return false
    if (typeof part !== 'object' || part === null || isBytes(part)) return true
    if (depth >= MAX_DEPTH) return false
    if (Array.isArray(part)) return part.every((item) => fits(item, depth + 1))
    if (part instanceof Map || part instanceof Set) return [...part].every((item) => fits(item, depth + 1))
    return Object.entries(part).every(([key, item]) => {
      left -= key.length * 2
      return fits(item, depth + 1)
    })
  }
  return fits(value, 0)
}

function sizeOf(part: unknown): number {
  if (typeof part === 'string') return part.length * 2
  if (isBytes(part)) return part.byteLength
  return 8
}

function isBytes(part: unknown): part is ArrayBuffer | ArrayBufferView {
  return part instanceof ArrayBuffer || ArrayBuffer.isView(part)
}
