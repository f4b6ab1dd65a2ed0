import type { Answer, Channel, EngineChannel } from '../../shared/ipc/contract'
import type { EventName, Events } from '../../shared/ipc/events'
import type { LockReason, VaultState } from '../../shared/vault/vault'

/** What the engine is told before anything else: where this device keeps its things, and why the vault is locked. */
export interface EngineStart {
  /** This device's folder: the list of recent vaults and the like. Holds no vault key and no customer data. */
  readonly dataFolder: string
  readonly appVersion: string
  /** Shown on the first locked page: `crash` when this engine replaces one that died, else why the one before it locked. */
  readonly lockReason: LockReason
}

/** What it says of itself: the public key that pages seal their secrets for (`sealing.ts`). */
export interface EngineStarted {
  readonly sealingKey: Uint8Array
}

/** Which sheet left the vault, and how. */
export interface SheetMade {
  readonly sheet: 'recovery-code' | 'one-use-codes'
  readonly how: 'printed' | 'saved'
}

/**
 * Requests that only the main process makes; no page can name one, because they are no channels of the contract.
 * Each answers with its `output`; one that throws answers `internal`.
 */
export interface InternalMethods {
  'start': { readonly params: EngineStart; readonly output: EngineStarted }
  /** From now on `token` stands for `path` (SECURITY.md E10). Registering twice is harmless. */
  'files.register': { readonly params: { readonly token: string; readonly path: string }; readonly output: null }
  /** Locks now, whatever runs. Answers when keys are wiped and the database is closed (SECURITY.md L5). */
  'vault.lock': { readonly params: { readonly reason: LockReason }; readonly output: VaultState }
  /** A sheet of codes was printed, or is about to be written to a file: for the log, since it opens the vault (SECURITY.md A1). */
  'vault.sheetMade': { readonly params: SheetMade; readonly output: null }
  /** The machine woke up: locks when the idle deadline has passed meanwhile (SECURITY.md L3). */
  'vault.checkDeadline': { readonly params: Record<string, never>; readonly output: null }
  /** Locks with reason `quit`, lets go of every file and answers; the engine is ended after the answer. */
  'shutdown': { readonly params: Record<string, never>; readonly output: null }
}
export type InternalMethod = keyof InternalMethods
export type InternalParams<M extends InternalMethod> = InternalMethods[M]['params']
export type InternalOutput<M extends InternalMethod> = InternalMethods[M]['output']

/** Main → engine. `input` is still unknown: the engine's router parses it. */
export type ToEngine =
  | { readonly type: 'call'; readonly id: number; readonly channel: EngineChannel; readonly input: unknown }
  | { readonly [M in InternalMethod]: { readonly type: 'internal'; readonly id: number; readonly method: M; readonly params: InternalParams<M> } }[InternalMethod]

/** What comes back for a call or an internal request: a result as data, never an exception. */
export type EngineAnswer = Answer<Channel>

/** Engine → main. */
export type FromEngine =
  | { readonly type: 'answer'; readonly id: number; readonly answer: EngineAnswer | { readonly ok: true; readonly value: InternalOutput<InternalMethod> } }
  | EngineEvent
  /** A line for the log file, which only the main process writes. Codes and numbers, never text of customers. */
  | { readonly type: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly event: string; readonly details: Readonly<Record<string, string | number | boolean | null>> }

export type EngineEvent = { readonly [E in EventName]: { readonly type: 'event'; readonly name: E; readonly data: Events[E] } }[EventName]
