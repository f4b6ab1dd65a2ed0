import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { atMost, type BenchLine } from './bench-line'

/** What the run in the real window found. */
export const windowFigures = z.strictObject({
  contacts: z.number(),
  startMs: z.array(z.number()),
  /** MB of all processes together: with the list open, and after scrolling, opening and searching. */
  openMb: z.number(),
  usedMb: z.number(),
  /** Milliseconds until the rows of a place never visited were there. */
  jumpMs: z.array(z.number()),
  /** Processes whose shares could not be read; their memory is counted as if they shared nothing. */
  unshared: z.number(),
  byProcess: z.string(),
})
export type WindowFigures = z.output<typeof windowFigures>

const MEMORY_LIMIT = 600

/** Lines from the file that the window's run wrote; one line that says so when there is none. */
export function readWindowLines(file: string): BenchLine[] {
  if (!existsSync(file)) return [{ name: 'start and memory of the app', value: Number.NaN, unit: '', limit: 'measured', ok: false, note: 'the run in the window wrote no figures; its output is above' }]
  const figures = windowFigures.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [start, jump] = [spread(figures.startMs), spread(figures.jumpMs)]
  const about = `${figures.contacts.toLocaleString('en')} contacts; proportional set size${figures.unshared === 0 ? '' : `, of ${String(figures.unshared)} processes the whole resident set`}`
  return [
    { name: 'start of the app to the unlock screen, p50', value: start.middle, unit: 'ms', note: `of ${String(figures.startMs.length)} starts, slowest ${start.most.toFixed(0)} ms` },
    atMost('memory of all processes, list open', figures.openMb, 'MB', MEMORY_LIMIT, about),
    atMost('memory of all processes, after scrolling and searching', figures.usedMb, 'MB', MEMORY_LIMIT, figures.byProcess),
    { name: 'jump in the list until its rows are shown, p50', value: jump.middle, unit: 'ms', note: `slowest of ${String(figures.jumpMs.length)}: ${jump.most.toFixed(0)} ms` },
  ]
}

function spread(values: readonly number[]): { middle: number; most: number } {
  const sorted = [...values].sort((a, b) => a - b)
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}
