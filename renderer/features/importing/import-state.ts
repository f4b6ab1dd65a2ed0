import { create } from 'zustand'
import type { ChosenFile } from '../../../shared/app/channels'
import type { CheckResult, ImportPlan, ImportResult, ImportUndoResult, Inspection, RowProblem } from '../../../shared/importing/channels'

/** What can go wrong while a file is read, checked or imported, as the engine tells it. */
export interface ImportTrouble {
  readonly kind: string
  readonly [more: string]: unknown
}

/** The work that is going on. One at a time: the engine writes one thing after another. */
export interface RunningWork {
  readonly jobId: string
  readonly what: 'check' | 'run' | 'undo' | 'sample-add' | 'sample-remove'
  readonly done: number
  readonly total: number | null
  readonly isCancelling: boolean
}

/** What became of an import that was undone. */
export interface UndoneBatch {
  readonly batchId: string
  readonly fileName: string
  readonly result: ImportUndoResult
}

export interface ImportState {
  readonly file: ChosenFile | null
  /** Dropped together with it, to come after it. */
  readonly waiting: readonly ChosenFile[]
  readonly isReading: boolean
  readonly inspection: Inspection | null
  /** What the person chose themselves; everything else the engine finds out. */
  readonly chosen: Partial<ImportPlan>
  /** How the file is read now. */
  readonly plan: ImportPlan | null
  /** Rows that were repaired, or left out (null), by their number. */
  readonly fixes: ReadonlyMap<number, readonly string[] | null>
  /** Problem rows as they were found, so that a repaired one can still be changed or put back. */
  readonly seen: ReadonlyMap<number, RowProblem>
  readonly check: CheckResult | null
  /** Something changed since the check. */
  readonly isCheckOld: boolean
  readonly work: RunningWork | null
  readonly result: ImportResult | null
  readonly undone: UndoneBatch | null
  readonly trouble: ImportTrouble | null
  /** Beside what the trouble is said: the settings it came from, or the work. */
  readonly troubleAt: 'reading' | 'work'
}

/** A screen on which nothing has happened yet. */
export const emptyImport: ImportState = {
  file: null, waiting: [], isReading: false, inspection: null, chosen: {}, plan: null, fixes: new Map(), seen: new Map(),
  check: null, isCheckOld: false, work: null, result: null, undone: null, trouble: null, troubleAt: 'work',
}

/** Where an import stands. Outside of the screen, so that leaving it loses nothing and a running import goes on. */
export const useImport = create<ImportState>()(() => emptyImport)

/** Forgets all of it: the vault is locked. */
export function forgetImport(): void {
  useImport.setState(emptyImport, true)
}
