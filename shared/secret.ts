const SECRET_PRINTS = '[secret]'
const held = new WeakMap<Secret, Uint8Array>()

/**
 * Bytes that never print. `String`, JSON, structured clone and console show nothing of them;
 * only {@link reveal} opens one, and a search for it lists every place that does.
 */
export class Secret {
  // Without it any object that prints itself would pass for one.
  private declare readonly brand: true
  constructor(bytes: Uint8Array) {
    held.set(this, bytes)
  }
  toString(): string {
    return SECRET_PRINTS
  }
  toJSON(): string {
    return SECRET_PRINTS
  }
}

/** The bytes themselves, not a copy. Throws after {@link wipe}: using a wiped key is a bug. */
export function reveal(secret: Secret): Uint8Array {
  const bytes = held.get(secret)
  if (bytes === undefined) throw new Error('secret was wiped')
  return bytes
}

/**
 * Overwrites and forgets the bytes (SECURITY.md K12). Wiping twice is harmless.
 * JavaScript may have copied them elsewhere before: best effort, and the product says so.
 */
export function wipe(secret: Secret): void {
  held.get(secret)?.fill(0)
  held.delete(secret)
}
