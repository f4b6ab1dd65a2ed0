import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** A file that is not there: where it would lie, and what would be in it. */
export type Sample = readonly [file: string, text: string]
/** The answer to one sample, in the order of its lines. */
export type Told = { readonly rule: string; readonly message: string }

/**
 * Runs `act` in a tree of its own that holds nothing but the project's configuration and `files`, and removes it afterwards.
 * The packages and the lint rules are the project's.
 */
export function inScratchTree<T>(files: readonly Sample[], act: (tree: string) => T): T {
  const tree = mkdtempSync(join(tmpdir(), 'satchel-architecture-'))
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.json', 'tsconfig.config.json', ...['shared', 'renderer', 'electron', 'test'].map((room) => `${room}/tsconfig.json`)]) {
      mkdirSync(dirname(join(tree, name)), { recursive: true })
      copyFileSync(join(root, name), join(tree, name))
    }
    for (const name of ['node_modules', 'scripts']) symlinkSync(join(root, name), join(tree, name))
    for (const [file, text] of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true })
      writeFileSync(join(tree, file), text)
    }
    return act(tree)
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

/** Ends a program of node_modules, run in `tree`, and returns what it printed. */
export function runIn(tree: string, program: string, args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) throw error
  if (stdout === '') throw new Error(`${program} printed nothing: ${stderr}`)
  return stdout
}

type Report = { readonly diagnostics: readonly { readonly message: string; readonly code?: string; readonly filename: string; readonly labels: readonly { readonly span: { readonly line: number } }[] }[] }

/**
 * Lints all samples in one run with the project's configuration and returns how to ask for the answers to one of them.
 * A file named `fixture` gets a name of its own for each sample; samples of any other file are parts of it, one below the other,
 * so they may declare nothing twice. Without `typed`, rules that need types stay silent.
 */
export function lintAll(samples: readonly Sample[], { typed = false } = {}): (...sample: Sample) => readonly Told[] {
  const { files, placeOf } = laidOut(samples)
  const report = inScratchTree(files, (tree) => JSON.parse(runIn(tree, 'oxlint/bin/oxlint', ['--format=json', '--disable-nested-config', ...(typed ? ['--type-aware'] : [])])) as Report)
  return (file, text) => {
    const place = placeOf(file, text)
    return report.diagnostics
      .filter(({ filename, labels }) => filename === place.file && labels.every(({ span }) => span.line >= place.from && span.line <= place.to))
      .map(({ code = 'parser', message }) => ({ rule: code.replace(/^(.*)\((.*)\)$/, (_all, plugin: string, rule: string) => (plugin === 'eslint' ? rule : `${plugin}/${rule}`)), message }))
  }
}

/** The compiler's errors about each sample, by their codes, from one build of the rooms with the project's settings. `around` are files they import. */
export function compileAll(samples: readonly Sample[], around: readonly Sample[]): (...sample: Sample) => readonly number[] {
  const { files, placeOf } = laidOut(samples)
  const rooms = [...new Set(files.map(([file]) => file.split('/')[0] ?? ''))]
  const output = inScratchTree([...files, ...around], (tree) => runIn(tree, 'typescript/bin/tsc', ['-b', '--pretty', 'false', ...rooms]))
  const errors = [...output.matchAll(/^(.+?)\((\d+),\d+\): error TS(\d+)/gm)].map(([, file, line, code]) => ({ file, line: Number(line), code: Number(code) }))
  return (file, text) => {
    const place = placeOf(file, text)
    return errors.filter((e) => e.file === place.file && e.line >= place.from && e.line <= place.to).map(({ code }) => code)
  }
}

type Place = { readonly file: string; readonly from: number; readonly to: number }

/** Gives each sample its place in a file. */
function laidOut(samples: readonly Sample[]): { readonly files: readonly Sample[]; readonly placeOf: (...sample: Sample) => Place } {
  const places = new Map<string, Place>()
  const files = new Map<string, string>()
  for (const [file, text] of samples) {
    const key = keyOf(file, text)
    if (places.has(key)) continue
    const ownName = file.replace(/\bfixture\b/, `fixture-${String(places.size)}`)
    const before = files.get(ownName) ?? ''
    const after = `${before}${text.trimEnd()}\n`
    files.set(ownName, after)
    places.set(key, { file: ownName, from: before.split('\n').length, to: after.split('\n').length - 1 })
  }
  const placeOf = (file: string, text: string): Place => {
    const place = places.get(keyOf(file, text))
    if (!place) throw new Error(`no such sample: ${file}`)
    return place
  }
  return { files: [...files], placeOf }
}

const keyOf = (file: string, text: string): string => `${file}\n${text}`

/** Every file below `folder` (relative to the project, with forward slashes) whose name `wanted` accepts. */
export function filesIn(folder: string, wanted: (name: string) => boolean): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, wanted)
    return wanted(entry.name) ? [path] : []
  })
}
