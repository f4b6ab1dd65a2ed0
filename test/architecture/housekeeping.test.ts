import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOMS } from '../../scripts/lint/rooms-table.mjs'
import { filesIn, root } from './support'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const SOURCE_FOLDERS = ['shared', 'electron', 'renderer', 'server', 'test', 'scripts', 'resources', '.ci']
const sources = SOURCE_FOLDERS.flatMap((folder) => filesIn(folder, (name) => /\.(tsx?|mjs|mts|sh|css|html|json|md|ya?ml)$/.test(name) || name === 'run'))

describe('house rules that a search can check', () => {
  it('every room says in a README.md what it owns', () => {
    const folders = Object.keys(ROOMS).filter((room) => !room.endsWith('.ts') && existsSync(join(root, room)))
    expect(folders.filter((room) => !existsSync(join(root, room, 'README.md')))).toEqual([])
  })

  it('a file tells one story: at most 300 lines of code', () => {
    const isTable = (path: string): boolean => path.includes('/migrations/') || path.includes('/i18n/')
    const long = sources.filter((f) => /\.(tsx?|mjs)$/.test(f) && !isTable(f)).flatMap((f) => (read(f).split('\n').length > 301 ? [`${f}: ${String(read(f).split('\n').length)}`] : []))
    expect(long).toEqual([])
  })

  it('file names are kebab-case', () => {
    const odd = sources.filter((f) => /\.(tsx?|mjs|css)$/.test(f) && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(basename(f)))
    expect(odd).toEqual([])
  })

  it('colours have names: raw values stand only in renderer/styles/tokens.css', () => {
    const isRaw = (line: string): boolean => /#[0-9a-f]{3,8}\b(?![^(]*\))|\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(\s*[\d.]/i.test(line)
    const raw = filesIn('renderer', (name) => /\.(css|tsx?)$/.test(name))
      .filter((f) => f !== 'renderer/styles/tokens.css')
      .flatMap((f) => read(f).split('\n').flatMap((line, i) => (isRaw(line) ? [`${f}:${String(i + 1)} ${line.trim()}`] : [])))
    expect(raw).toEqual([])
  })

  it('nothing names a package registry: the project builds against whichever one the machine has', () => {
    const host = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|_authToken|"resolved":/
    const files = [...sources, 'package.json', 'package-lock.json', 'vitest.config.ts', 'playwright.config.ts', 'electron.vite.config.ts'].filter((f) => f !== 'test/architecture/housekeeping.test.ts')
    expect(files.filter((f) => host.test(read(f)))).toEqual([])
    expect(existsSync(join(root, '.npmrc'))).toBe(false)
  })

  it('nothing is left for later', () => {
    const later = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`)
    expect(sources.filter((f) => /\.(tsx?|mjs|sh|css)$/.test(f) && later.test(read(f)))).toEqual([])
  })

  it('no comment switches a lint rule off', () => {
    const comment = new RegExp(`\\b(${['ox', 'es'].join('|')})lint-(disable|enable)`)
    expect(sources.filter((f) => /\.tsx?$/.test(f) && comment.test(read(f)))).toEqual([])
    expect(filesIn('.', (name) => name.startsWith('.oxlintrc') || name.startsWith('oxlint.config')).filter((f) => !/^\.\/(out|release|release-test|test-results)\//.test(f))).toEqual(['./.oxlintrc.json'])
  })

  it('no test writes down a fixture in the source tree', () => {
    expect(SOURCE_FOLDERS.flatMap((folder) => filesIn(folder, (name) => /^fixture\.(ts|tsx)$/.test(name)))).toEqual([])
  })
})

describe('packages', () => {
  type Package = { readonly version: string; readonly dev?: boolean; readonly license?: string }
  const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Package>> }
  const manifest = JSON.parse(read('package.json')) as { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> }

  it('are pinned to exact versions', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(loose).toEqual([])
  })

  it('outside the bundle are the native ones only', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['@node-rs/argon2', 'better-sqlite3-multiple-ciphers', 'keytar'])
  })

  it('carry licences that allow shipping', () => {
    const allowed = /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Python-2\.0|OFL-1\.1|WTFPL|Zlib|MPL-2\.0|EPL-2\.0)\b/
    const others = Object.entries(lock.packages).filter(([path, p]) => path !== '' && !allowed.test(p.license ?? 'none'))
    expect(others.map(([path, p]) => `${path}: ${p.license ?? 'none'}`)).toEqual([])
  })
})
