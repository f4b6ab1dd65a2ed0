import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { root } from './paths.mjs'
import { runQuietly, say, SetupFailure } from './run.mjs'

const stamp = join(root, 'out/.stamp.json')
const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

function sourceFiles() {
  const files = []
  const walk = (path) => {
    if (!existsSync(join(root, path))) return
    if (statSync(join(root, path)).isFile()) return void files.push(path)
    for (const e of readdirSync(join(root, path), { withFileTypes: true })) {
      if (e.isDirectory()) walk(`${path}/${e.name}`)
      else if (!e.name.endsWith('.md')) files.push(`${path}/${e.name}`)
    }
  }
  SOURCES.forEach(walk)
  return files.sort()
}

// Two questions, the cheap one first: has any file's size or time changed, and if so, has its content?
function fingerprints() {
  const files = sourceFiles()
  const quick = createHash('sha256')
  for (const f of files) {
    const s = statSync(join(root, f))
    quick.update(`${f}\0${s.size}\0${s.mtimeMs}\n`)
  }
  const content = () => {
    const h = createHash('sha256')
    for (const f of files) h.update(`${f}\0`).update(readFileSync(join(root, f))).update('\0')
    return h.digest('hex')
  }
  return { quick: quick.digest('hex'), content }
}

function isFresh() {
  if (!existsSync(stamp)) return false
  const was = JSON.parse(readFileSync(stamp, 'utf8'))
  const now = fingerprints()
  if (was.quick === now.quick) return true
  if (was.content !== now.content()) return false
  try {
    writeFileSync(stamp, JSON.stringify({ quick: now.quick, content: was.content }))
  } catch {
    // A reader that may not write still knows that the build is fresh.
  }
  return true
}

/** Builds out/ when a source has changed since. Returns the compiler's output; throws SetupFailure when it does not build. */
export function ensureBuild(env) {
  if (isFresh()) return ''
  return withLock(`build ${root}`, () => {
    if (isFresh()) return ''
    say('build: electron-vite build')
    // Taken before: a file saved while the compiler runs makes the next start build again.
    const { quick, content } = fingerprints()
    const contentBefore = content()
    const r = runQuietly('node', [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { env })
    if (!r.ok) throw new SetupFailure(`the build failed\n${r.output.trim()}`)
    writeFileSync(stamp, JSON.stringify({ quick, content: contentBefore }))
    return r.output
  })
}
