import { expect, type Page } from '@playwright/test'
import { expectOk } from '../../../shared/result'
import { emptyContact, type Contact } from '../../../shared/contacts/contact'
import { call } from './bridge'

export const workVault = { name: 'Work', userName: 'ada', passphrase: 'tangerine umbrella forty quartz' } as const

/** Makes a vault in this device's own folder, through the bridge, and leaves it open. Answers with its recovery code. */
export async function createWorkVault(page: Page): Promise<string> {
  const folder = expectOk(await call(page, 'app.newVaultFolder', { name: workVault.name, purpose: 'new-vault' }), 'a folder for the vault')
  const created = await call(page, 'vault.create', { folder: folder.file, ...workVault, withoutKeychain: false })
  expect(created).toMatchObject({ ok: true, value: { keychain: 'present' } })
  return expectOk(created, 'the vault').recoveryCode
}

/** Opens it again. */
export async function unlockWorkVault(page: Page): Promise<void> {
  expect(await call(page, 'vault.unlock', { userName: workVault.userName, passphrase: workVault.passphrase, acceptRollback: false })).toMatchObject({ ok: true, value: { state: 'unlocked' } })
}

/** A contact with nothing but a name and a note. */
export async function addContact(page: Page, familyName: string, notes: string): Promise<Contact> {
  const draft = { ...emptyContact(), givenName: 'Planted', familyName, notes }
  return expectOk(await call(page, 'contacts.create', { draft }), 'the contact').record
}
