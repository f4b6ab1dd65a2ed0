import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOORS, ROOMS } from '../../scripts/lint/rooms-table.mjs'
import { lintAll, root, type Sample } from './support'

const importing = (source: string): string => `import '${source}'`

const closed: readonly (readonly [file: string, source: string])[] = [
  ['shared/contacts/fixture.ts', '../../electron/db/database'],
  ['shared/contacts/fixture.ts', '../../renderer/ui/button'],
  ['renderer/ui/fixture.tsx', '../../electron/ipc/wire'],
  ['renderer/ui/fixture.tsx', '../../server/main'],
  ['electron/log/fixture.ts', '../db/database'],
  ['electron/db/fixture.ts', '../audit/record'],
  ['electron/keychain/fixture.ts', '../vault/keys'],
  ['electron/audit/fixture.ts', '../changes/commit-change'],
  ['electron/vault/fixture.ts', '../changes/commit-change'],
  ['electron/auth/fixture.ts', '../vault/keys'],
  ['electron/auth/fixture.ts', '../changes/commit-change'],
  ['electron/changes/fixture.ts', '../contacts/contact-rows'],
  ['electron/search/fixture.ts', '../contacts/contact-rows'],
  ['electron/records/fixture.ts', '../contacts/contact-rows'],
  ['electron/contacts/fixture.ts', '../companies/company-rows'],
  ['electron/contacts/fixture.ts', '../audit/record'],
  ['electron/importing/fixture.ts', '../vault/keys'],
  ['electron/exporting/fixture.ts', '../importing/run'],
  ['electron/backup/fixture.ts', '../contacts/contact-rows'],
  ['electron/sample/fixture.ts', '../vault/keys'],
  ['electron/engine/fixture.ts', '../app/window'],
  ['electron/ipc/fixture.ts', '../vault/keys'],
  ['electron/app/fixture.ts', '../vault/keys'],
  ['electron/cli/fixture.ts', '../db/database'],
  ['electron/main.ts', './vault/keys'],
  ['electron/preload.ts', '../shared/contacts/contact'],
  ['electron/preload.ts', './ipc/router']
]
const open: readonly (readonly [file: string, source: string])[] = [
  ['shared/contacts/fixture.ts', '../ids'],
  ['renderer/ui/fixture.tsx', '../../shared/result'],
  ['electron/audit/fixture.ts', '../db/database'],
  ['electron/contacts/fixture.ts', '../changes/commit-change'],
  ['electron/engine/fixture.ts', '../contacts/contact-rows'],
  ['electron/preload.ts', './ipc/wire'],
  ['test/integration/fixture.test.ts', '../../electron/db/database']
]
const forms: readonly (readonly [name: string, text: string])[] = [
  ['an import of a name', `import { x } from '../audit/record'\nexport const y = x`],
  ['a dynamic import', `export const y = import('../audit/record')`],
  ['a re-export of names', `export { x } from '../audit/record'`],
  ['a re-export of everything', `export * from '../audit/record'`],
  ['a type import', `import type { X } from '../audit/record'\nexport type Y = X`],
  ['a type in place', `export type Y = import('../audit/record').X`],
  ['an import for effect', `import '../audit/record'`],
  ['require', `export const y: unknown = require('../audit/record')`],
  ['import =', `import x = require('../audit/record')\nexport const y = x`]
]
const everyDoor = Object.entries(DOORS).flatMap(([pattern, rooms]) => {
  const name = pattern.replace('react-*', 'react-dom').replace('/*', '/react-query').replace('*', '-variable/inter')
  return Object.keys(ROOMS).map((room) => [room, name, rooms.includes(room)] as const)
})
const fileIn = (room: string): string => (room.endsWith('.ts') ? room : `${room}/fixture.ts`)
const unnamedRooms: readonly Sample[] = ['electron/misc/fixture.ts', 'helpers/fixture.ts'].map((file) => [file, 'export const x = 1'])
const withoutNode = ['shared/fixture.ts', 'renderer/fixture.ts', 'electron/preload.ts'].flatMap((file) => ['node:fs', 'fs', 'node:crypto'].map((source) => [file, source] as const))
const doorways: readonly (readonly [file: string, source: string])[] = [
  ['electron/engine/fixture.ts', 'electron/main'],
  ['shared/fixture.ts', 'zod'],
  ['shared/fixture.ts', 'papaparse']
]
const told = lintAll([
  ...[...closed, ...open, ...withoutNode, ...doorways, ...everyDoor.map(([room, name]) => [fileIn(room), name] as const)].map(([file, source]): Sample => [file, importing(source)]),
  ...forms.map(([, text]): Sample => ['electron/db/fixture.ts', text]),
  ...unnamedRooms
])
/** What the walls say about `text` in `file`; what other rules may say is not asked here. */
const walls = (file: string, text: string): readonly string[] => told(file, text).filter(({ rule }) => rule === 'house/rooms').map(({ message }) => message)

describe('walls between rooms', () => {
  it.each(closed)('%s may not import %s', (file, source) => {
    expect(walls(file, importing(source))).toEqual([expect.stringContaining('may not import')])
  })

  it.each(open)('%s may import %s', (file, source) => {
    expect(walls(file, importing(source))).toEqual([])
  })

  it.each(forms)('no way round by %s', (_name, text) => {
    expect(walls('electron/db/fixture.ts', text)).toContainEqual(expect.stringContaining('may not import'))
  })

  it('refuses a folder that the table does not name', () => {
    for (const sample of unnamedRooms) expect(walls(...sample)).toEqual([expect.stringContaining('name the room')])
  })

  it('names every folder under electron/', () => {
    const unnamed = readdirSync(join(root, 'electron'), { withFileTypes: true }).filter((e) => e.isDirectory() && !(`electron/${e.name}` in ROOMS))
    expect(unnamed.map((e) => e.name)).toEqual([])
  })

  it('has no cycle in the table', () => {
    const reaches = (room: string, seen: readonly string[] = []): readonly string[] =>
      seen.includes(room) ? [[...seen, room].join(' -> ')] : (ROOMS[room] ?? []).flatMap((r) => reaches(r, [...seen, room]))
    expect(Object.keys(ROOMS).flatMap((room) => reaches(room))).toEqual([])
  })
})

describe('doors of packages', () => {
  it.each(everyDoor.filter(([, , isOpen]) => !isOpen))('%s may not import %s', (room, name) => {
    expect(walls(fileIn(room), importing(name))).toHaveLength(1)
  })
  it.each(everyDoor.filter(([, , isOpen]) => isOpen))('%s may import %s', (room, name) => {
    expect(walls(fileIn(room), importing(name))).toEqual([])
  })

  it('sees through a path inside a package', () => {
    expect(walls('electron/engine/fixture.ts', importing('electron/main'))).toEqual([expect.stringContaining('only door')])
  })
  it('keeps Node out of shared, renderer and preload, in both spellings', () => {
    for (const [file, source] of withoutNode) expect(walls(file, importing(source))).toEqual([expect.stringContaining('without Node')])
  })
  it('keeps shared to its pure packages', () => {
    expect(walls('shared/fixture.ts', importing('zod'))).toEqual([])
    expect(walls('shared/fixture.ts', importing('papaparse'))).toEqual([expect.stringContaining('only these packages')])
  })
})
