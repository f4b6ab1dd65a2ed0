import type { z } from 'zod'
import type { Permission } from '../permissions'
import type { CommonFailure } from './failures'

declare const output: unique symbol
declare const failure: unique symbol

/**
 * One endpoint, declared once: from this value derive the handler table (a missing handler does not compile),
 * the client, the router's parsing and permission check, and the test that calls every channel with junk.
 */
export interface Endpoint<I = unknown, O = unknown, F = unknown> {
  readonly input: z.ZodType<I>
  /** `nothing`: also while locked or without a vault. `session`: an unlocked vault and the permission. */
  readonly needs: 'nothing' | 'session'
  /** What the call needs, by what it asks for where one channel does several things; null: nothing but a session. */
  permissionFor(input: I): Permission | null
  /** `query` reads, `command` changes, `job` takes time, reports progress and can be cancelled by its `jobId`. */
  readonly kind: 'query' | 'command' | 'job'
  readonly [output]?: O
  readonly [failure]?: F
}

interface Rest<I> {
  readonly needs: 'nothing' | 'session'
  /** By what is asked for, where one channel does several things. */
  readonly permission?: Permission | ((input: I) => Permission)
  readonly kind: 'query' | 'command' | 'job'
}

/** Declares an endpoint whose success is `O` and whose own failures are `F`. */
export function endpoint<O, F extends { readonly kind: string } = never>() {
  return <S extends z.ZodType>(input: S, rest: Rest<z.output<S>>): Endpoint<z.output<S>, O, F | CommonFailure> => ({
    input: input as unknown as z.ZodType<z.output<S>>,
    needs: rest.needs,
    kind: rest.kind,
    permissionFor: (asked) => (typeof rest.permission === 'function' ? rest.permission(asked) : rest.permission ?? null),
  })
}

export type InputOf<E> = E extends Endpoint<infer I> ? I : never
export type OutputOf<E> = E extends { readonly [output]?: infer O } ? Exclude<O, undefined> : never
export type FailureOf<E> = E extends { readonly [failure]?: infer F } ? Exclude<F, undefined> : never
