import type { EngineChannel, Failure } from '../../shared/ipc/contract'
import type { Result } from '../../shared/result'
import type { ExitCode } from './exit-codes'

/** Ways to fail that only a command line knows. */
export type CommandLineFailure =
  | { readonly kind: 'usage'; readonly hint: string }
  | { readonly kind: 'not-in-this-version'; readonly what: string }
  | { readonly kind: 'passphrase-missing' }
  | { readonly kind: 'secret-file-missing'; readonly path: string }
  | { readonly kind: 'secret-file-unreadable'; readonly path: string }
  | { readonly kind: 'secret-file-empty'; readonly path: string }
  | { readonly kind: 'passphrases-differ' }
  /** The passphrase was right, and an own one must be set before anything else. */
  | { readonly kind: 'passphrase-due' }
  | { readonly kind: 'no-keychain-for-new-vault' }
  | { readonly kind: 'file-exists'; readonly path: string }
  | { readonly kind: 'output-exists'; readonly path: string }
  | { readonly kind: 'folder-missing'; readonly path: string }
  | { readonly kind: 'no-such-import' }
  | { readonly kind: 'recovery-file-not-written'; readonly path: string }
  | { readonly kind: 'log-not-intact'; readonly firstBad: number | null; readonly class: string | null }
  | { readonly kind: 'findings'; readonly count: number }
  | { readonly kind: 'undo-incomplete'; readonly errors: number }
  | { readonly kind: 'second-factor-setup-needed' }
  | { readonly kind: 'interrupted' }

/** Everything a command can fail with: what any channel of the engine answers, and the command line's own. */
export type CliFailure = Failure<EngineChannel> | CommandLineFailure

/** What a command that worked shows: `json` with --json, `text` without. */
export interface Done {
  readonly json: Readonly<Record<string, unknown>>
  readonly text: string
}

/** A failure that still has something to show, such as the files imported before the one that failed. */
export interface Stopped {
  readonly failure: CliFailure
  readonly json?: Readonly<Record<string, unknown>>
  readonly text?: string
  /** Only where one kind of failure means two things. */
  readonly exitCode?: ExitCode
}

export type Outcome = Result<Done, CliFailure | Stopped>

/** A command's success. */
export function done(json: Readonly<Record<string, unknown>>, text: string): Outcome {
  return { ok: true, value: { json, text } }
}

/** A failure together with what there is to show for it. */
export function stopped(failure: CliFailure, shown: Omit<Stopped, 'failure'>): Outcome {
  return { ok: false, failure: { failure, ...shown } }
}

/** A line the person has to write differently. `hint` is one sentence. */
export function usage(hint: string): { readonly ok: false; readonly failure: CommandLineFailure } {
  return { ok: false, failure: { kind: 'usage', hint } }
}
