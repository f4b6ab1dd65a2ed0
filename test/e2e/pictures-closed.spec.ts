import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { deviceAccount } from '../../electron/vault/device-secret'
import { readSlots } from '../../electron/vault/slots'
import { startPrivateKeyring } from '../support/private-keyring'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { confirmCode, makeVault, PASSPHRASE } from './support/vault'

test('pictures: the pages before a vault is open, each in both sizes, languages and themes, without a violation', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const camera = cameraFor(app)
  let page = await app.page()
  await camera.look(page, 'welcome')
  await camera.readme(page, 'welcome')
  await page.getByRole('button', { name: /Restore from a backup/ }).press('Enter')
  await camera.look(page, 'restore')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await page.getByRole('button', { name: /New vault/ }).press('Enter')
  await page.getByLabel('Name of the vault').fill('Nordlicht Sales')
  await page.getByLabel('Your name').fill('Robin Hale')
  await page.getByLabel('Passphrase', { exact: true }).fill('harbour')
  await expect(page.getByText('Too short', { exact: false }).first()).toBeVisible()
  await camera.look(page, 'new-vault-weak')
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase again').fill(PASSPHRASE)
  await expect(page.getByRole('button', { name: 'Make the vault' })).toBeEnabled()
  await camera.look(page, 'new-vault')
  await page.getByRole('button', { name: 'Make the vault' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 20_000 })
  await camera.look(page, 'recovery-code')
  await page.getByRole('button', { name: 'I have kept it' }).press('Enter')
  await camera.look(page, 'recovery-code-typed-back')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await confirmCode(page)
  await expect(page.getByRole('heading', { name: 'Nordlicht Sales is ready' })).toBeVisible()
  await camera.look(page, 'first-steps')
  await page.getByRole('button', { name: /^Start empty/ }).press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
  const state = expectOk(await call(page, 'vault.state', {}), 'the state')
  const folder = state.state === 'unlocked' ? state.vault.path : ''

  page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
  await expect(page.getByRole('heading', { name: 'Nordlicht Sales' })).toBeVisible()
  await camera.look(page, 'locked')
  const field = page.getByLabel('Passphrase', { exact: true })
  await field.fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'wrong-passphrase')
  for (let attempt = 0; attempt < 6 && (await field.isEnabled()); attempt++) {
    await field.fill('nor this one')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(600)
  }
  await expect(field).toBeDisabled()
  await camera.look(page, 'wait')
  await page.getByRole('button', { name: 'Use the recovery code' }).press('Enter')
  await camera.look(page, 'recover')
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Another vault' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'On this machine' })).toBeVisible()
  await camera.look(page, 'welcome-again')

  for (const [name, harm] of troubles(folder)) {
    await test.step(name, async () => {
      const copy = join(mkdtempSync(join(tmpdir(), 'satchel-trouble-')), 'Nordlicht Sales')
      cpSync(folder, copy, { recursive: true })
      harm(copy)
      await openVault(app, page, copy)
      if (name === 'in-use') {
        // Only opening it meets whoever holds it.
        await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
        await page.keyboard.press('Enter')
      }
      await expect(page.getByText('What is safe')).toBeVisible({ timeout: 15_000 })
      await camera.look(page, `trouble-${name}`)
      await page.getByRole('button', { name: 'Another vault' }).press('Enter')
      rmSync(copy, { recursive: true })
    })
  }
  await app.close()
})

test('pictures: a log that is not the last one known, a damaged file, and the keychain in trouble', async () => {
  test.setTimeout(180_000)
  // A keyring of its own: the one of the desktop must stay open for other tests.
  const keyring = await startPrivateKeyring('keyring')
  const app = await launch({ environment: { DBUS_SESSION_BUS_ADDRESS: keyring.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', SATCHEL_KEYCHAIN_SERVICE: 'Satchel test' } })
  const camera = cameraFor(app)
  let page = await makeVault(app)
  const state = expectOk(await call(page, 'vault.state', {}), 'the state')
  const folder = state.state === 'unlocked' ? state.vault.path : ''
  const database = join(folder, 'vault.db')
  const lock = async (): Promise<void> => {
    page = await app.pageAfter(() => page.keyboard.press('Control+Shift+L'))
    await expect(page.getByRole('heading', { name: 'Harbour' })).toBeVisible()
  }
  const unlock = async (): Promise<void> => {
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
  }
  /** Leaves the vault and comes back: the page asks the keychain anew. */
  const comeBack = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Another vault' }).press('Enter')
    await openVault(app, page, folder)
  }
  await lock()
  const older = readFileSync(database)
  await unlock()
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 15_000 })
  for (let n = 0; n < 3; n++) expectOk(await call(page, 'contacts.create', { draft: { ...emptyContact(), familyName: `Person ${String(n)}` } }), 'a contact')
  await lock()
  const newer = readFileSync(database)
  writeFileSync(database, older)
  await unlock()
  await expect(page.getByText('does not match its last known state')).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'trouble-log')

  const damaged = Buffer.from(newer)
  damaged.fill(0x5a, 100, 300)
  writeFileSync(database, damaged)
  await comeBack()
  await unlock()
  await expect(page.getByRole('heading', { name: 'The vault file is damaged' })).toBeVisible({ timeout: 15_000 })
  await camera.look(page, 'trouble-damaged')
  writeFileSync(database, newer)

  const { vaultId, slots } = expectOk(readSlots(join(folder, 'slots.json')), 'the slots')
  const fingerprint = slots.find((slot) => slot.kind === 'passphrase')?.deviceFingerprint ?? ''
  const account = deviceAccount(vaultId, fingerprint)
  expect(await keyring.call([['write', account, 'ff'.repeat(32)]])).toMatchObject([{ answer: { ok: true } }])
  await comeBack()
  await expect(page.getByText('something else than this vault was made with')).toBeVisible()
  await camera.look(page, 'keychain-changed')
  expect(await keyring.call([['remove', account]])).toMatchObject([{ answer: { ok: true } }])
  await comeBack()
  await expect(page.getByText('The keychain does not know this vault')).toBeVisible()
  await camera.look(page, 'keychain-absent')
  await keyring.lock()
  await comeBack()
  await expect(page.getByText('Unlock the keychain of your desktop', { exact: false })).toBeVisible()
  await camera.look(page, 'keychain-locked')
  await app.close()
  await keyring.stop()
})

/** Ways in which a vault's folder can be broken, each with its page. */
function troubles(folder: string): readonly (readonly [string, (copy: string) => void])[] {
  const slots = readFileSync(join(folder, 'slots.json'), 'utf8')
  return [
    ['vault-missing', (copy) => { rmSync(join(copy, 'vault.db')) }],
    ['vault-empty', (copy) => { truncateSync(join(copy, 'vault.db')) }],
    ['vault-plaintext', (copy) => { writeFileSync(join(copy, 'vault.db'), 'SQLite format 3\0'.padEnd(4_096, '\0')) }],
    ['slots-missing', (copy) => { rmSync(join(copy, 'slots.json')) }],
    ['slots-damaged', (copy) => { writeFileSync(join(copy, 'slots.json'), slots.replace('"', '!')) }],
    ['newer-version', (copy) => { writeFileSync(join(copy, 'slots.json'), ofVersion99(slots)) }],
    ['in-use', (copy) => { writeFileSync(join(copy, 'vault.lock'), JSON.stringify({ pid: 4_000_000, startedAt: null, host: `not-${hostname()}`, nonce: '00112233445566aa' })) }],
  ]
}

/** The slot file as a later program would write it, its checksum right. */
function ofVersion99(slots: string): string {
  const unsummed = slots.replace(/"version": 1\b/, '"version": 99').replace(/[0-9a-f]{64}(?="\n\}\n$)/, '0'.repeat(64))
  return unsummed.replace(/0{64}(?="\n\}\n$)/, createHash('sha256').update(unsummed).digest('hex'))
}

async function openVault(app: RunningApp, page: Page, folder: string): Promise<void> {
  app.planDialogs({ 'open-vault': folder })
  await page.getByRole('button', { name: /Open a vault/ }).press('Enter')
}
