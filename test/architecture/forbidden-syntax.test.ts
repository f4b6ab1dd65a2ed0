import { describe, expect, it } from 'vitest'
import { lint } from './support'

describe('what no file may contain', () => {
  const refused: readonly (readonly [name: string, file: string, text: string])[] = [
    ['unsafeMode', 'electron/db/fixture.ts', 'export const f = (db: { unsafeMode(): void }): void => db.unsafeMode()'],
    ['rekey of anything but a copy (5.4)', 'electron/db/fixture.ts', 'export const f = (db: { rekey(): void }): void => db.rekey()'],
    ['dangerouslySetInnerHTML (E24)', 'renderer/ui/fixture.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "x" }} />'],
    ['innerHTML (E24)', 'renderer/ui/fixture.ts', 'export const f = (e: { innerHTML: string }): void => { e.innerHTML = "x" }'],
    ['insertAdjacentHTML (E24)', 'renderer/ui/fixture.ts', 'export const f = (e: { insertAdjacentHTML(a: string): void }): void => e.insertAdjacentHTML("x")'],
    ['document.write (E24)', 'renderer/ui/fixture.ts', 'export const f = (): void => document.write("x")'],
    ['console in electron/', 'electron/app/fixture.ts', 'export const f = (): void => console.error("x")'],
    ['console in shared/', 'shared/fixture.ts', 'export const f = (): void => console.log("x")'],
    ['any', 'shared/fixture.ts', 'export const f = (x: any): unknown => x'],
    ['as any', 'electron/db/fixture.ts', 'export const f = (x: unknown): unknown => x as any'],
    ['any in a test', 'test/unit/fixture.test.ts', 'export const f = (x: any): unknown => x'],
    ['an enum', 'shared/fixture.ts', 'export enum Colour { Red }'],
    ['a default export', 'electron/app/fixture.ts', 'export default 1'],
    ['@ts-ignore', 'electron/app/fixture.ts', '// @ts-ignore\nexport const x: number = "1"'],
    ['a skipped test', 'test/unit/fixture.test.ts', 'it.skip("x", () => undefined)'],
    ['a test singled out', 'test/unit/fixture.test.ts', 'describe.only("x", () => undefined)'],
    ['a skip without a condition', 'test/e2e/fixture.spec.ts', 'test.skip()'],
    ['a describe.serial singled out', 'test/e2e/fixture.spec.ts', 'test.describe.only("x", () => undefined)'],
    ['an xit', 'test/unit/fixture.test.ts', 'xit("x", () => undefined)']
  ]
  it.each(refused)('%s in %s', async (_name, file, text) => {
    expect(await lint(file, text)).toHaveLength(1)
  })

  it('cannot be switched off by a comment', async () => {
    expect(await lint('shared/fixture.ts', '/* eslint-disable */\nexport const f = (x: any): unknown => x // eslint-disable-line')).toHaveLength(1)
  })

  it('allows the logger and the command line to print', async () => {
    for (const file of ['electron/log/fixture.ts', 'electron/cli/fixture.ts']) expect(await lint(file, 'export const f = (): void => console.error("x")')).toEqual([])
  })

  it('allows a test to say where it makes no sense', async () => {
    expect(await lint('test/e2e/fixture.spec.ts', 'test.skip(process.platform !== "linux", "reads /proc")')).toEqual([])
  })

  it('allows a configuration file its default export', async () => {
    expect(await lint('vite.config.ts', 'export default {}')).toEqual([])
  })
})
