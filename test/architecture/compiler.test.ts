import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileAll, root, type Sample } from './support'

const refused: readonly (readonly [what: string, file: string, text: string, code: number])[] = [
  ['node:fs', 'shared/fixture.ts', `import { readFileSync } from 'node:fs'\nexport const x: unknown = readFileSync`, 2591],
  ['Buffer', 'shared/fixture.ts', `export const x: unknown = Buffer.from('a')`, 2591],
  ['process', 'shared/fixture.ts', `export const x: unknown = process.env`, 2591],
  ['document', 'shared/fixture.ts', `export const x: unknown = document.title`, 2584],
  ['window', 'shared/fixture.ts', `export const x: unknown = window.location`, 2304],
  ['node:fs', 'renderer/fixture.ts', `import { readFileSync } from 'node:fs'\nexport const x: unknown = readFileSync`, 2591],
  ['Buffer', 'renderer/fixture.ts', `export const x: unknown = Buffer.from('a')`, 2591],
  ['process', 'renderer/fixture.ts', `export const x: unknown = process.env`, 2591],
  ['a file of electron/', 'renderer/fixture.ts', `import { CALL } from '../electron/ipc/wire'\nexport const x: unknown = CALL`, 6307],
  ['a file of electron/', 'shared/fixture.ts', `import { CALL } from '../electron/ipc/wire'\nexport const x: unknown = CALL`, 6307],
  ['document', 'electron/fixture.ts', `export const x: unknown = document.title`, 2584],
  ['a file of renderer/', 'electron/fixture.ts', `import { cx } from '../renderer/ui/cx'\nexport const x: unknown = cx`, 6307]
]
const strict: readonly (readonly [what: string, file: string, text: string, code: number])[] = [
  ['an unchecked index', 'shared/fixture.ts', 'export const f = (a: readonly string[]): string => a[0]', 2322],
  ['undefined for an optional', 'shared/fixture.ts', 'export const x: { a?: string } = { a: undefined }', 2375],
  ['a value import of a type', 'shared/fixture.ts', `import { Result } from './result'\nexport type X = Result<1, 2>`, 1484],
  ['a silent override', 'shared/fixture.ts', 'class A { f(): void {} }\nexport class B extends A { f(): void {} }', 4114],
  ['an implicit any', 'shared/fixture.ts', 'export const f = (x) => x', 7006],
  ['a way without a return', 'shared/fixture.ts', 'export const f = (x: number) => {\n  if (x > 0) return 1\n}', 7030],
  ['a case that falls through', 'shared/fixture.ts', 'export function f(x: number, say: () => void): void {\n  switch (x) {\n    case 1:\n      say()\n    case 2:\n      say()\n  }\n}', 7029],
  ['code that is never reached', 'shared/fixture.ts', 'export function f(): number {\n  return 1\n  throw new Error()\n}', 7027],
  ['a wrong type', 'electron/fixture.ts', `export const x: string = 1`, 2322],
  ['a wrong type', 'renderer/fixture.tsx', `export const A = () => <p title={1} />`, 2322],
  ['a wrong type', 'test/fixture.test.ts', `export const x: string = 1`, 2322],
  ['a name that another room lacks', 'test/fixture.test.ts', `import { missing } from '../shared/result'\nexport const x: unknown = missing`, 2305],
  ['a module that is not there', 'electron/fixture.ts', `export { x } from './nowhere'`, 2307]
]
const allowed: readonly Sample[] = [
  ['shared/fixture.ts', `import { ok } from './result'\nexport const x: unknown = ok(1)`],
  ['renderer/fixture.tsx', `import { ok } from '../shared/result'\nexport const A = () => <p title={String(ok(document.title))} />`],
  ['electron/fixture.ts', `import { readFileSync } from 'node:fs'\nimport { ok } from '../shared/result'\nexport const x: unknown = ok(readFileSync)`],
  ['test/fixture.test.ts', `import { it } from 'vitest'\nimport { ok } from '../shared/result'\nimport { CALL } from '../electron/ipc/wire'\nit('works', () => void ok(CALL))`]
]
const errorsOf = compileAll(
  [...refused.map(([, file, text]): Sample => [file, text]), ...strict.map(([, file, text]): Sample => [file, text]), ...allowed],
  ['shared/result.ts', 'electron/ipc/wire.ts', 'renderer/ui/cx.ts'].map((file): Sample => [file, readFileSync(join(root, file), 'utf8')])
)

describe('the compiler as a wall', () => {
  it.each(refused)('refuses %s in %s', (_what, file, text, code) => {
    expect(errorsOf(file, text)).toContain(code)
  })

  it.each(strict)('refuses %s in %s', (_what, file, text, code) => {
    expect(errorsOf(file, text)).toContain(code)
  })

  it.each(allowed)('lets %s do its work', (file, text) => {
    expect(errorsOf(file, text)).toEqual([])
  })
})
