import type { Answer, EngineChannel, Input } from '../../shared/ipc/contract'
import type { FileToken } from '../../shared/ipc/fields'
import type { Outcome } from './outcome'
import type { Terminal } from './terminal'

/** Options every command takes, anywhere on the line (DESIGN.md 7). */
export interface CommonOptions {
  readonly vault?: string
  readonly user?: string
  readonly passphraseFile?: string
  readonly recoveryFile?: string
  readonly totp?: string
  readonly json?: true
  readonly acceptRollback?: true
  readonly takeOver?: true
}

/** Channels whose work takes time and can be stopped. */
export type JobChannel = { [C in EngineChannel]: Input<C> extends { readonly jobId: string } ? C : never }[Exclude<EngineChannel, 'jobs.cancel'>]

/** What a command works with. The engine starts at the first call, so that a wrong line fails at once. */
export interface Cli {
  readonly options: CommonOptions
  readonly terminal: Terminal
  call<C extends EngineChannel>(channel: C, input: Input<C>): Promise<Answer<C>>
  /** Runs a job to its end: progress goes to the terminal, an interrupt cancels it cleanly. */
  job<C extends JobChannel>(channel: C, input: Omit<Input<C>, 'jobId'>): Promise<Answer<C>>
  /** Work with a job of that id in it: progress goes to the terminal, an interrupt cancels the job cleanly and waits for the rest. */
  stoppable<T>(work: (jobId: string) => Promise<T>): Promise<T>
  /** Work that must not be torn apart, such as making a vault and writing down its recovery code: an interrupt waits until it is over. */
  whole<T>(work: () => Promise<T>): Promise<T>
  /** A path as the person means it, absolute. */
  path(text: string): string
  /** A token for a path as typed. */
  file(text: string): Promise<FileToken>
}

/** Runs a command's work and shows its outcome. */
export type Run = (work: (cli: Cli) => Promise<Outcome>) => Promise<void>
