import { describe, expect, it } from 'vitest'
import { lintAll, type Sample } from './support'

const refused: readonly (readonly [name: string, file: string, text: string])[] = [
  ['unsafeMode', 'electron/db/fixture.ts', 'export const f = (db: { unsafeMode(): void }): void => db.unsafeMode()'],
  ['rekey of anything but a copy (5.4)', 'electron/db/fixture.ts', 'export const f = (db: { rekey(): void }): void => db.rekey()'],
  ['dangerouslySetInnerHTML (E24)', 'renderer/ui/fixture.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />'],
  ['dangerouslySetInnerHTML among properties (E24)', 'renderer/ui/fixture.tsx', 'export const A = () => <p {...{ dangerouslySetInnerHTML: { __html: "x" } }} />'],
  ['innerHTML (E24)', 'renderer/ui/fixture.ts', 'export const f = (e: { innerHTML: string }): void => { e.innerHTML = "x" }'],
  ['insertAdjacentHTML (E24)', 'renderer/ui/fixture.ts', 'export const f = (e: { insertAdjacentHTML(a: string): void }): void => e.insertAdjacentHTML("x")'],
  ['document.write (E24)', 'renderer/ui/fixture.ts', 'export const f = (): void => document.write("x")'],
  ['console in electron/', 'electron/app/fixture.ts', 'export const f = (): void => console.error("x")'],
  ['console in shared/', 'shared/fixture.ts', 'export const f = (): void => console.log("x")'],
  ['console in renderer/', 'renderer/ui/fixture.tsx', 'export const f = (): void => console.log("x")'],
  ['any', 'shared/fixture.ts', 'export const f = (x: any): unknown => x'],
  ['as any', 'electron/db/fixture.ts', 'export const f = (x: unknown): unknown => x as any'],
  ['any in a test', 'test/unit/fixture.test.ts', 'export const f = (x: any): unknown => x'],
  ['an enum', 'shared/fixture.ts', 'export enum Colour { Red }'],
  ['a class that any object fills', 'shared/fixture.ts', 'export class Name {\n  constructor(readonly text: string) {}\n}'],
  ['a default export', 'electron/app/fixture.ts', 'export default 1'],
  ['@ts-ignore', 'electron/app/fixture.ts', '// @ts-ignore\nexport const x: number = "1"'],
  ['a skipped test', 'test/unit/fixture.test.ts', 'it.skip("x", () => undefined)'],
  ['a test singled out', 'test/unit/fixture.test.ts', 'describe.only("x", () => undefined)'],
  ['a skip without a condition', 'test/e2e/fixture.spec.ts', 'test.skip()'],
  ['a describe.serial singled out', 'test/e2e/fixture.spec.ts', 'test.describe.only("x", () => undefined)'],
  ['an xit', 'test/unit/fixture.test.ts', 'xit("x", () => undefined)']
]
const allowed: readonly (readonly [name: string, file: string, text: string])[] = [
  ['the logger to print', 'electron/log/fixture.ts', 'export const f = (): void => console.error("x")'],
  ['the command line to print', 'electron/cli/fixture.ts', 'export const f = (): void => console.error("x")'],
  ['a test to say where it makes no sense', 'test/e2e/fixture.spec.ts', 'test.skip(process.platform !== "linux", "reads /proc")'],
  ['a test to try an attack', 'test/e2e/fixture.spec.ts', 'export const f = (e: { innerHTML: string }): void => { e.innerHTML = "x" }'],
  ['a class that only its constructor fills', 'shared/fixture.ts', 'export class Name {\n  readonly #text: string\n  constructor(text: string) {\n    this.#text = text\n  }\n  get text(): string {\n    return this.#text\n  }\n}'],
  ['a copy to be encrypted anew', 'electron/db/rekey-copy.ts', 'export const f = (db: { rekey(): void }): void => db.rekey()'],
  ['a configuration file its default export', 'vite.config.ts', 'export default {}']
]
const lint = lintAll([...refused, ...allowed].map(([, file, text]): Sample => [file, text]))

describe('what no file may contain', () => {
  it.each(refused)('%s in %s', (_name, file, text) => {
    expect(lint(file, text)).toHaveLength(1)
  })

  it.each(allowed)('allows %s in %s', (_name, file, text) => {
    expect(lint(file, text)).toEqual([])
  })
})
