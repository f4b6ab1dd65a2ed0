import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOORS, ROOMS } from '../../scripts/eslint/rooms-table.mjs'
import { lint, root } from './support'

const importing = (source: string): string => `import { x } from '${source}'\nexport const y = x\n`

describe('walls between rooms', () => {
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
  it.each(closed)('%s may not import %s', async (file, source) => {
    expect(await lint(file, importing(source))).toEqual([expect.stringContaining('may not import')])
  })

  const open: readonly (readonly [file: string, source: string])[] = [
    ['shared/contacts/fixture.ts', '../ids'],
    ['renderer/ui/fixture.tsx', '../../shared/result'],
    ['electron/audit/fixture.ts', '../db/database'],
    ['electron/contacts/fixture.ts', '../changes/commit-change'],
    ['electron/engine/fixture.ts', '../contacts/contact-rows'],
    ['electron/preload.ts', './ipc/wire'],
    ['test/integration/fixture.test.ts', '../../electron/db/database']
  ]
  it.each(open)('%s may import %s', async (file, source) => {
    expect(await lint(file, importing(source))).toEqual([])
  })

  const forms: readonly (readonly [name: string, text: string])[] = [
    ['a dynamic import', `export const y = import('../audit/record')`],
    ['a re-export of names', `export { x } from '../audit/record'`],
    ['a re-export of everything', `export * from '../audit/record'`],
    ['a type import', `import type { X } from '../audit/record'\nexport type Y = X`],
    ['a type in place', `export type Y = import('../audit/record').X`],
    ['an import for effect', `import '../audit/record'`],
    ['require', `export const y: unknown = require('../audit/record')`],
    ['import =', `import x = require('../audit/record')\nexport const y = x`]
  ]
  it.each(forms)('no way round by %s', async (_name, text) => {
    expect(await lint('electron/db/fixture.ts', text)).toContainEqual(expect.stringContaining('may not import'))
  })

  it('refuses a folder that the table does not name', async () => {
    expect(await lint('electron/misc/fixture.ts', 'export const x = 1\n')).toEqual([expect.stringContaining('name the room')])
    expect(await lint('helpers/fixture.ts', 'export const x = 1\n')).toEqual([expect.stringContaining('name the room')])
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
  const everyDoor = Object.entries(DOORS).flatMap(([pattern, rooms]) => {
    const name = pattern.replace('react-*', 'react-dom').replace('/*', '/react-query').replace('*', '-variable/inter')
    return Object.keys(ROOMS).map((room) => [room, name, rooms.includes(room)] as const)
  })
  const fileIn = (room: string): string => (room.endsWith('.ts') ? room : `${room}/fixture.ts`)

  it.each(everyDoor.filter(([, , isOpen]) => !isOpen))('%s may not import %s', async (room, name) => {
    expect(await lint(fileIn(room), importing(name))).toHaveLength(1)
  })
  it.each(everyDoor.filter(([, , isOpen]) => isOpen))('%s may import %s', async (room, name) => {
    expect(await lint(fileIn(room), importing(name))).toEqual([])
  })

  it('sees through a path inside a package', async () => {
    expect(await lint('electron/engine/fixture.ts', importing('electron/main'))).toEqual([expect.stringContaining('only door')])
  })
  it('keeps Node out of shared, renderer and preload, in both spellings', async () => {
    for (const file of ['shared/fixture.ts', 'renderer/fixture.ts', 'electron/preload.ts']) {
      for (const source of ['node:fs', 'fs', 'node:crypto']) expect(await lint(file, importing(source))).toEqual([expect.stringContaining('without Node')])
    }
  })
  it('keeps shared to its pure packages', async () => {
    expect(await lint('shared/fixture.ts', importing('zod'))).toEqual([])
    expect(await lint('shared/fixture.ts', importing('papaparse'))).toEqual([expect.stringContaining('only these packages')])
  })
})
