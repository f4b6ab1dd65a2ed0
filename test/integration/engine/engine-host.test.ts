import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startEngineHost } from '../../../electron/engine/host'
import type { EngineEvent } from '../../../electron/engine/messages'
import { emptyContact } from '../../../shared/contacts/contact'

const root = join(import.meta.dirname, '../../..')
let entry: string

// The engine as it is shipped: one bundle beside its native packages. Built here, so that no stale build is tested.
beforeAll(async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'satchel-engine-'))
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'))
  writeFileSync(join(outDir, 'package.json'), '{"type":"module"}')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['keytar', 'better-sqlite3-multiple-ciphers', '@node-rs/argon2'] },
    build: { ssr: true, outDir, emptyOutDir: false, minify: false, rolldownOptions: { input: { engine: join(root, 'electron/engine/entry.ts') }, output: { entryFileNames: '[name].js' } } }
  })
  entry = join(outDir, 'engine.js')
}, 60_000)

for (const kind of ['worker', 'child'] as const) {
  describe(`the real engine as a ${kind}`, () => {
    it('makes a vault, keeps a contact, locks, opens again and finds it', async () => {
      const device = mkdtempSync(join(tmpdir(), 'satchel-host-'))
      const events: EngineEvent[] = []
      const host = startEngineHost({ entry, kind, nodePath: process.execPath, onEvent: (event) => events.push(event), onExit: () => undefined })
      onTestFinished(() => host.kill())
      const folder = `file-${'a'.repeat(32)}`
      const passphrase = 'tangerine umbrella forty quartz'
      await host.internal('start', { dataFolder: join(device, 'device'), appVersion: '0.0.0', lockReason: 'start' })
      await host.internal('files.register', { token: folder, path: join(device, 'vault') })

      expect(await host.call('vault.create', { folder, name: 'Work', userName: 'ada', passphrase, withoutKeychain: true })).toMatchObject({ ok: true, value: { keychain: 'not-used' } })
      const made = await host.call('contacts.create', { draft: { ...emptyContact(), givenName: 'Zyxwelquist' } })
      expect(made).toMatchObject({ ok: true, value: { record: { givenName: 'Zyxwelquist' } } })

      expect(await host.internal('vault.lock', { reason: 'suspend' })).toMatchObject({ ok: true, value: { state: 'locked', reason: 'suspend' } })
      expect(await host.call('search.query', { text: 'zyx', objects: ['contact'], limit: 5 })).toEqual({ ok: false, failure: { kind: 'locked' } })

      expect(await host.call('vault.unlock', { userName: 'ada', passphrase, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
      expect(await host.call('search.query', { text: 'zyx', objects: ['contact'], limit: 5 })).toMatchObject({ ok: true, value: { items: [{ object: 'contact' }] } })
      await host.close()
      expect(events.flatMap((event) => (event.name === 'vault.changed' ? [event.data.state] : [])).filter((state, n, all) => state !== all[n - 1])).toEqual(['unlocked', 'locked', 'unlocked', 'locked'])
    })

    it('E8 answers junk on every channel as data, while locked and without a vault', async () => {
      const device = mkdtempSync(join(tmpdir(), 'satchel-host-'))
      const host = startEngineHost({ entry, kind, nodePath: process.execPath, onEvent: () => undefined, onExit: () => undefined })
      onTestFinished(() => host.kill())
      await host.internal('start', { dataFolder: device, appVersion: '0.0.0', lockReason: 'start' })
      for (const junk of [null, 5, { extra: 1 }, { __proto__: { a: 1 } }, []]) {
        expect(await host.call('contacts.create', junk)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
      }
      expect(await host.call('settings.get', {})).toEqual({ ok: false, failure: { kind: 'locked' } })
    })
  })
}
