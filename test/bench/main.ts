import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBackup } from './backup'
import type { BenchEnv, BenchLine } from './bench-line'
import { benchFilters } from './filters'
import { benchFirstOpen } from './first-open'
import { benchImport } from './import'
import { benchList } from './list'
import { benchLog } from './log'
import { benchMass } from './mass'
import { benchRights } from './rights'
import { benchSearch } from './search'
import { benchSight } from './sight'
import { benchUnlock } from './unlock'
import { benchUpdate } from './update'
import { readWindowLines } from './window-lines'

const parts: Readonly<Record<string, (env: BenchEnv) => Promise<BenchLine[]>>> = {
  import: benchImport, list: benchList, 'first-open': benchFirstOpen, filters: benchFilters, search: benchSearch, sight: benchSight, rights: benchRights, update: benchUpdate, mass: benchMass, unlock: benchUnlock, backup: benchBackup, log: benchLog,
}

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '100000' }, only: { type: 'string', default: '' }, dir: { type: 'string', default: '' }, 'cache-mib': { type: 'string', default: '256' }, window: { type: 'string', default: '' } },
})
const scale = Number(values.scale)
if (!Number.isInteger(scale) || scale < 1_000) throw new Error('--scale is a number of contacts, at least 1000')
const dir = values.dir === '' ? mkdtempSync(join(tmpdir(), 'satchel-bench-')) : values.dir
const env: BenchEnv = { dir, scale, cacheKib: Number(values['cache-mib']) * 1024 }

console.log(`${scale.toLocaleString('en')} contacts, page cache ${values['cache-mib']} MiB, Node ${process.versions.node}`)
let missed = 0
try {
  for (const [name, run] of Object.entries(parts)) {
    if (values.only !== '' && !values.only.split(',').includes(name)) continue
    print(await run(env))
  }
  // Measured before, on a screen of its own.
  if (values.window !== '') print(readWindowLines(values.window))
} finally {
  if (values.dir === '') rmSync(dir, { recursive: true, force: true })
}
console.log(missed === 0 ? 'every goal met' : `${String(missed)} goal(s) missed`)

function print(lines: readonly BenchLine[]): void {
  for (const line of lines) {
    if (line.ok === false) missed += 1
    console.log(printed(line))
  }
}

function printed({ name, value, unit, limit, ok, note }: BenchLine): string {
  const verdict = limit === undefined ? 'reported' : `${ok === true ? 'met' : 'MISSED'} (goal ${limit} ${unit})`
  return `${name.padEnd(56)} ${value.toFixed(value < 10 ? 2 : 1).padStart(8)} ${unit.padEnd(3)} ${verdict}${note === undefined ? '' : `  · ${note}`}`
}
