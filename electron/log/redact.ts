export type LogValue = string | number | boolean | null
export type LogDetails = Readonly<Record<string, LogValue>>

/** Codes, ids, channel names and versions: things a program wrote, never a person. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/
/** Long runs without a word boundary are keys, hashes and codes that open something. Our ids are dashed UUIDs. */
const KEY_LIKE = /[0-9A-Za-z+/_]{24,}/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The printed recovery code: four or more groups of four to eight signs. */
const GROUPED_CODE = /^([0-9A-Za-z]{4,8}-){3,}[0-9A-Za-z]{2,8}$/
const REDACTED = '[redacted]'

/**
 * What of a detail may be written down. Text passes only when it looks like a code of ours; a path, a name, an address or a key
 * does not, whoever put it there (SECURITY.md E19). An allow list, because nobody can list what must not appear.
 */
export function redactValue(value: LogValue): LogValue {
  if (typeof value !== 'string') return value
  if (UUID.test(value)) return value
  return CODE.test(value) && !KEY_LIKE.test(value) && !GROUPED_CODE.test(value) ? value : REDACTED
}

/** {@link redactValue} for every detail; of a `place`, which is a stack without its message, the file names and lines stay. Keys are ours. */
export function redactDetails(details: LogDetails): Record<string, LogValue> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, key === 'place' && typeof value === 'string' ? frames(value) : redactValue(value)]))
}

/**
 * An error as it may be written down: its class, its code and where in our bundle it came from. Its message is dropped,
 * because SQLite, the file system and zod all quote values there.
 */
export function redactError(error: unknown): Record<string, LogValue> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { error: redactValue(error.name), code: code === null ? null : redactValue(code), at: frames(error.stack ?? '') }
}

/** `index.js:120:7 < engine.js:8:1`: file names of our bundle without their folders. */
function frames(stack: string): string {
  const found = [...stack.matchAll(/([A-Za-z0-9._-]{1,40}\.[cm]?[jt]s):(\d+):(\d+)/g)]
  return found.slice(0, 8).map(([, file, line, column]) => `${file}:${line}:${column}`).join(' < ')
}
