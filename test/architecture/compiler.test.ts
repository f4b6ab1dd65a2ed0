import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from './support'

const sources = new Map<string, ts.SourceFile | undefined>()

/** The codes of the compiler's errors for `text`, were it the file at `path` of its room's project. */
function errorsOf(path: string, text: string): readonly number[] {
  const room = path.split('/')[0] ?? ''
  const parsed = ts.getParsedCommandLineOfConfigFile(join(root, room, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (d) => expect.fail(ts.flattenDiagnosticMessageText(d.messageText, '\n')) })
  if (!parsed) return expect.fail(`no tsconfig.json for ${room}`)
  const file = join(root, path)
  const options: ts.CompilerOptions = { ...parsed.options, noEmit: false, incremental: false }
  delete options.tsBuildInfoFile
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = { fileExists: host.fileExists.bind(host), readFile: host.readFile.bind(host), getSourceFile: host.getSourceFile.bind(host) }
  host.fileExists = (name) => name === file || fileExists(name)
  host.readFile = (name) => (name === file ? text : readFile(name))
  // As an editor does: read the sources of other rooms, not what their last build left.
  Object.assign(host, { useSourceOfProjectReferenceRedirect: () => true })
  host.getSourceFile = (name, version, ...rest) => {
    if (name === file) return ts.createSourceFile(name, text, version)
    if (!sources.has(name)) sources.set(name, getSourceFile(name, version, ...rest))
    return sources.get(name)
  }
  const program = ts.createProgram({ rootNames: [...parsed.fileNames, file], options, host, projectReferences: parsed.projectReferences ?? [] })
  const here = program.getSourceFile(file)
  // Errors about the room's other files belong to those files; here counts what the compiler says about this text and its imports.
  return [...program.getSyntacticDiagnostics(here), ...program.getSemanticDiagnostics(here)].map((d) => d.code)
}

describe('the compiler as a wall', () => {
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
  it.each(refused)('refuses %s in %s', (_what, file, text, code) => {
    expect(errorsOf(file, text)).toContain(code)
  })

  const strict: readonly (readonly [what: string, text: string, code: number])[] = [
    ['an unchecked index', 'export const f = (a: readonly string[]): string => a[0]', 2322],
    ['undefined for an optional', 'export const x: { a?: string } = { a: undefined }', 2375],
    ['a value import of a type', `import { Result } from './result'\nexport type X = Result<1, 2>`, 1484],
    ['a silent override', 'class A { f(): void {} }\nexport class B extends A { f(): void {} }', 4114],
    ['an implicit any', 'export const f = (x) => x', 7006]
  ]
  it.each(strict)('refuses %s', (_what, text, code) => {
    expect(errorsOf('shared/fixture.ts', text)).toContain(code)
  })

  it('lets each room do its work', () => {
    expect(errorsOf('shared/fixture.ts', `import { ok } from './result'\nexport const x: unknown = ok(1)`)).toEqual([])
    expect(errorsOf('renderer/fixture.tsx', `import { ok } from '../shared/result'\nexport const A = () => <p title={String(ok(document.title))} />`)).toEqual([])
    expect(errorsOf('electron/fixture.ts', `import { readFileSync } from 'node:fs'\nimport { ok } from '../shared/result'\nexport const x: unknown = ok(readFileSync)`)).toEqual([])
  })
})
