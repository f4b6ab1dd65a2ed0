/** Outcome of something that is expected to fail sometimes. Bugs are thrown instead. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** Wraps an expected failure; `failure` is plain data so that it survives a process boundary. */
export function err<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure }
}

/** The value, or a throw: for places where failure would be a bug. `why` says what was believed. */
export function expectOk<T>(result: Result<T, unknown>, why: string): T {
  if (result.ok) return result.value
  throw new Error(`${why}: ${describeFailureKind(result.failure)}`)
}

/** The `kind` of a failure, safe to print: never values, which may be a customer's. */
export function describeFailureKind(failure: unknown): string {
  if (typeof failure === 'object' && failure !== null && 'kind' in failure) return String(failure.kind)
  return 'unknown failure'
}

/** Ends every exhaustive switch: a new union member then fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${typeof value}`)
}
