/** Whether two byte strings are equal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}

/** Bytes in hex; null stays null. */
export function hexOf(bytes: Uint8Array): string
export function hexOf(bytes: Uint8Array | null): string | null
export function hexOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('hex')
}
