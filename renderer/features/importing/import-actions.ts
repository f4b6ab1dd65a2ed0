import type { ChosenFile } from '../../../shared/app/channels'
import type { ImportPlan } from '../../../shared/importing/channels'
import type { Answer, Input } from '../../../shared/ipc/contract'
import { openScreen } from '../../app/navigation'
import { forgetWork, noteWork } from '../../app/undo'
import type { Language } from '../../i18n/setup'
import { call } from '../../ipc/client'
import { runJob } from '../../ipc/run-job'
import type { JobChannel } from '../../ipc/use-job'
import { emptyImport, useImport, type RunningWork } from './import-state'

const { getState, setState } = useImport

/** Asks for a file and opens it. */
export async function chooseFile(): Promise<void> {
  const answer = await call('app.chooseFile', { purpose: 'import', suggestedName: '' })
  if (answer.ok && answer.value !== null) await openFile(answer.value, getState().waiting)
}

/** Opens the first of several files; the others wait. While another is being read through, they only queue up. */
export async function openFiles(files: readonly ChosenFile[]): Promise<void> {
  const { file, inspection, isReading, result, waiting, work } = getState()
  const isFree = work === null && (file === null || result !== null || (inspection === null && !isReading))
  const [first, ...rest] = isFree ? [...waiting, ...files] : files
  if (first === undefined) return
  if (isFree) await openFile(first, rest)
  else setState({ waiting: [...waiting, ...files] })
}

/** Goes on with the next waiting file, or back to the beginning. */
export async function nextFile(): Promise<void> {
  const [next, ...rest] = getState().waiting
  if (next === undefined) setState(emptyImport)
  else await openFile(next, rest)
}

async function openFile(file: ChosenFile, waiting: readonly ChosenFile[]): Promise<void> {
  setState({ ...emptyImport, file, waiting })
  await inspect({})
}

/** Reads the file again with what the person chose. The latest question wins. */
async function inspect(chosen: Partial<ImportPlan>): Promise<void> {
  const { file } = getState()
  if (file === null) return
  const before = getState().chosen
  setState({ isReading: true, chosen, trouble: null })
  const answer = await call('import.inspect', { file: file.file, plan: chosen })
  if (getState().file !== file || getState().chosen !== chosen) return
  // What cannot be read is not kept as a choice: the settings go on showing how it reads.
  if (!answer.ok) setState({ isReading: false, chosen: before, trouble: answer.failure, troubleAt: 'reading' })
  else setState({ isReading: false, inspection: answer.value, plan: answer.value.plan, fixes: new Map(), seen: new Map(), check: null, isCheckOld: false, result: null })
}

/** Changes how the file's text is taken apart. The columns are found anew, and row repairs belong to the old reading. */
export function readDifferently(part: Partial<Pick<ImportPlan, 'object' | 'encoding' | 'delimiter' | 'headerRow' | 'dialect'>>): Promise<void> {
  const { chosen } = getState()
  const { columns, ...rest } = chosen
  const asksAnew = part.object !== undefined || part.dialect !== undefined
  return inspect(asksAnew || columns === undefined ? { ...rest, ...part } : { ...rest, columns, ...part })
}

/** Changes what is done with the rows; the reading stays. */
export function changePlan(part: Partial<Pick<ImportPlan, 'mode' | 'dateOrder' | 'tags' | 'owner'>>): void {
  setState(({ plan, chosen, check }) => (plan === null ? {} : { plan: { ...plan, ...part }, chosen: { ...chosen, ...part }, isCheckOld: check !== null, trouble: null }))
}

/** Sends a column somewhere else, or leaves it out (null). */
export function sendColumn(index: number, target: string | null): void {
  setState(({ plan, chosen, check }) => {
    if (plan === null) return {}
    const columns = plan.columns.map((column) => (column.index === index ? { ...column, target } : column))
    return { plan: { ...plan, columns }, chosen: { ...chosen, columns }, isCheckOld: check !== null, trouble: null }
  })
}

/** Repairs a row, leaves it out (null), or puts it back as it was (undefined). */
export function fixRow(row: number, cells: readonly string[] | null | undefined): void {
  setState(({ fixes }) => {
    const next = new Map(fixes)
    if (cells === undefined) next.delete(row)
    else next.set(row, cells)
    return { fixes: next, isCheckOld: true }
  })
}

/** Counts what the import would do. Changes nothing. */
export async function checkFile(): Promise<void> {
  const input = importInput()
  if (input === null) return
  const answer = await work('check', 'import.check', input)
  if (answer === null) return
  if (!answer.ok) setState({ trouble: answer.failure })
  else setState(({ seen }) => ({ check: answer.value, isCheckOld: false, seen: new Map([...seen, ...answer.value.problems.map((problem) => [problem.row, problem] as const)]) }))
}

/** Imports. All or nothing; Ctrl+Z takes it back, on this page, where one sees it. */
export async function importFile(): Promise<void> {
  const input = importInput()
  const name = getState().file?.name ?? ''
  if (input === null) return
  const answer = await work('run', 'import.run', input)
  if (answer === null) return
  if (!answer.ok) {
    setState({ trouble: answer.failure })
    return
  }
  const { batchId } = answer.value
  setState({ result: answer.value })
  noteWork({
    id: batchId,
    undo: () => {
      openScreen('import')
      return undoBatch(batchId, name)
    },
  })
}

/** Undoes an import as far as it is untouched since. False when it still can be undone: it did not begin, or was stopped. */
export async function undoBatch(batchId: string, fileName: string): Promise<boolean> {
  const answer = await work('undo', 'import.undo', { batchId })
  if (answer === null) return false
  if (!answer.ok) {
    setState({ trouble: answer.failure })
    return answer.failure.kind === 'not-found'
  }
  forgetWork(batchId)
  setState({ undone: { batchId, fileName, result: answer.value } })
  return true
}

/** Takes the notice of an undone import away. */
export function closeUndone(): void {
  setState({ undone: null })
}

/** Puts the sample records in, in the language shown, or takes them out again. Answers with how many people that were; null when it failed or something else runs. */
export async function changeSample(what: 'sample-add' | 'sample-remove', language: Language): Promise<number | null> {
  const answer = await (what === 'sample-add' ? work(what, 'sample.add', { language }) : work(what, 'sample.remove', {}))
  if (answer === null) return null
  if (answer.ok) return answer.value.contacts
  setState({ trouble: answer.failure })
  return null
}

/** Asks the running work to stop. Nothing of it stays. */
export function cancelWork(): void {
  const running = getState().work
  if (running === null || running.isCancelling) return
  setState({ work: { ...running, isCancelling: true } })
  void call('jobs.cancel', { jobId: running.jobId })
}

function importInput(): Omit<Input<'import.run'>, 'jobId'> | null {
  const { file, plan, fixes } = getState()
  if (file === null || plan === null) return null
  return { file: file.file, plan, fixes: [...fixes].map(([row, cells]) => ({ row, cells: cells === null ? null : [...cells] })) }
}

/** Runs a job and follows its progress. Null: something else is running already. */
async function work<C extends JobChannel>(what: RunningWork['what'], channel: C, input: Omit<Input<C>, 'jobId'>): Promise<Answer<C> | null> {
  if (getState().work !== null) return null
  const jobId = crypto.randomUUID()
  setState({ work: { jobId, what, done: 0, total: null, isCancelling: false }, trouble: null, troubleAt: 'work' })
  try {
    return await runJob(channel, jobId, input, ({ done, total }) => {
      const running = getState().work
      if (running !== null) setState({ work: { ...running, done, total } })
    })
  } finally {
    setState({ work: null })
  }
}
