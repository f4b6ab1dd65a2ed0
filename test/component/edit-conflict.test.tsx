import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StaleVersion, Changed } from '../../shared/contacts/channels'
import { contactFields, emptyContact, type Contact, type ContactFields } from '../../shared/contacts/contact'
import type { ContactId, TransactionId } from '../../shared/ids'
import { err, ok, type Result } from '../../shared/result'
import { forgetSteps } from '../../renderer/app/undo'
import { EditableText } from '../../renderer/features/records/editable-text'
import { saveEdit, type AskEdit, type EditAnswer, type EditQuestion, type RecordDoor } from '../../renderer/features/records/save-edit'
import { useSaveEdit } from '../../renderer/features/records/use-save-edit'
import { setUpText } from '../../renderer/i18n/setup'
import { clearNotices, ToastRegion } from '../../renderer/ui/toast'
import { giveLayout } from './support/layout'

const aContact = (fields: Partial<Contact> = {}): Contact => ({
  ...emptyContact(), id: '00000000-0000-0000-0000-000000000001' as ContactId, version: 1, createdAt: 0, updatedAt: 0, deletedAt: null,
  source: { kind: 'manual', batchId: null, fileName: '', row: null }, sourceRaw: null, ...fields,
})

/** A vault of one record that another writer can reach; counts what was written through the page's door. */
function aVault(first: Contact) {
  let now = first
  let transactions = 0
  const change = (fields: Partial<Contact>): Changed<Contact> => {
    now = { ...now, ...fields, version: now.version + 1 }
    transactions += 1
    return { record: now, transactionId: `t${String(transactions)}` as TransactionId }
  }
  const writes: Partial<ContactFields>[] = []
  const door: RecordDoor<ContactFields, Contact> = {
    fields: contactFields,
    update: (_id, expectedVersion, patch): Promise<Result<Changed<Contact>, StaleVersion<Contact>>> => {
      if (expectedVersion !== now.version) return Promise.resolve(err({ kind: 'stale-version', current: now }))
      writes.push(patch)
      return Promise.resolve(ok(change(patch)))
    },
    restore: () => Promise.resolve(ok(change({ deletedAt: null }))),
  }
  return { door, writes, now: () => now, meanwhile: (fields: Partial<Contact>) => { change(fields) } }
}
const answering = (...answers: EditAnswer[]): { ask: AskEdit; asked: EditQuestion[] } => {
  const asked: EditQuestion[] = []
  return { asked, ask: (question) => { asked.push(question); return Promise.resolve(answers.shift() ?? 'theirs') } }
}

describe('saveEdit', () => {
  it('given nothing newer, writes once and asks nothing', async () => {
    const vault = aVault(aContact())
    const { ask, asked } = answering()
    expect(await saveEdit(vault.door, vault.now(), { givenName: 'Ana' }, ask)).toEqual({ state: 'ended', transactionIds: ['t1'] })
    expect(asked).toEqual([])
  })

  it('given another field changed, saves again against the new version and asks nothing', async () => {
    const vault = aVault(aContact({ givenName: 'Ana' }))
    const began = vault.now()
    vault.meanwhile({ familyName: 'Sousa' })
    const { ask, asked } = answering()
    expect(await saveEdit(vault.door, began, { givenName: 'Anna' }, ask)).toMatchObject({ state: 'ended' })
    expect([vault.now().givenName, vault.now().familyName, asked]).toEqual(['Anna', 'Sousa', []])
  })

  it('given the same value written elsewhere, writes nothing and has no step to undo', async () => {
    const vault = aVault(aContact({ givenName: 'Ana' }))
    const began = vault.now()
    vault.meanwhile({ givenName: 'Anna' })
    expect(await saveEdit(vault.door, began, { givenName: 'Anna' }, answering().ask)).toEqual({ state: 'ended', transactionIds: [] })
    expect(vault.writes).toEqual([])
  })

  it('given a third change while the question stands, asks again about what is there then', async () => {
    const vault = aVault(aContact({ givenName: 'Ana' }))
    const began = vault.now()
    vault.meanwhile({ givenName: 'Ann' })
    const asked: EditQuestion[] = []
    const ask: AskEdit = (question) => {
      asked.push(question)
      if (asked.length === 1) vault.meanwhile({ givenName: 'Anne' })
      return Promise.resolve('mine')
    }
    expect(await saveEdit(vault.door, began, { givenName: 'Anna' }, ask)).toMatchObject({ state: 'ended' })
    expect(asked).toMatchObject([{ conflicts: [{ mine: 'Anna', theirs: 'Ann' }] }, { conflicts: [{ mine: 'Anna', theirs: 'Anne' }] }])
    expect(vault.now().givenName).toBe('Anna')
  })

  it('given a record deleted meanwhile, restores and saves on "mine", and leaves it on "theirs"', async () => {
    for (const answer of ['mine', 'theirs'] as const) {
      const vault = aVault(aContact({ givenName: 'Ana' }))
      const began = vault.now()
      vault.meanwhile({ deletedAt: 5 })
      const { ask, asked } = answering(answer)
      const saved = await saveEdit(vault.door, began, { givenName: 'Anna' }, ask)
      expect(asked).toEqual([{ kind: 'deleted' }])
      expect(saved).toEqual({ state: 'ended', transactionIds: answer === 'mine' ? ['t2', 't3'] : [] })
      expect(vault.now()).toMatchObject(answer === 'mine' ? { givenName: 'Anna', deletedAt: null } : { givenName: 'Ana', deletedAt: 5 })
    }
  })

  it('given a page that is gone, saves nothing and says so', async () => {
    const vault = aVault(aContact({ givenName: 'Ana' }))
    const began = vault.now()
    vault.meanwhile({ givenName: 'Ann' })
    expect(await saveEdit(vault.door, began, { givenName: 'Anna' }, answering('left').ask)).toEqual({ state: 'open', left: true })
    expect(vault.now().givenName).toBe('Ann')
  })
})

function Field({ vault, record, lines = 1 }: { readonly vault: ReturnType<typeof aVault>; readonly record: Contact; readonly lines?: number }) {
  const { save, question } = useSaveEdit(vault.door, record, 'Ana')
  return <><EditableText label="Notes" lines={lines} value={record.notes} placeholder="Empty" onSave={(notes, ask) => save({ notes }, ask)} />{question}<ToastRegion /></>
}

describe('a field that changed elsewhere while it is edited', () => {
  beforeAll(() => {
    giveLayout({ height: 600, width: 800 })
    setUpText('en')
  })
  beforeEach(() => {
    clearNotices()
    forgetSteps()
  })

  /** Begins an edit, writes `mine`, has the other write `theirs` and the page show it, and saves. */
  async function collide(lines = 1) {
    const user = userEvent.setup()
    const vault = aVault(aContact({ notes: 'before' }))
    const page = render(<Field vault={vault} record={vault.now()} lines={lines} />)
    await user.click(screen.getByRole('button', { name: 'Notes: before' }))
    await user.clear(screen.getByRole('textbox', { name: 'Notes' }))
    await user.type(screen.getByRole('textbox', { name: 'Notes' }), 'mine')
    vault.meanwhile({ notes: 'theirs' })
    page.rerender(<Field vault={vault} record={vault.now()} lines={lines} />)
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Notes' }).value).toBe('mine')
    await user.keyboard(lines === 1 ? '{Enter}' : '{Control>}{Enter}{/Control}')
    const group = await screen.findByRole('group', { name: 'This changed elsewhere while you were editing it.' })
    const again = (): void => { page.rerender(<Field vault={vault} record={vault.now()} lines={lines} />) }
    return { user, vault, page, group, again }
  }

  it('is not overwritten under the hands, stands beside the other value, takes the focus and is announced', async () => {
    const { group, vault } = await collide()
    expect(within(group).getAllByRole('definition').map((text) => text.textContent)).toEqual(['theirs', 'mine'])
    expect(document.activeElement).toBe(within(group).getByRole('button', { name: 'Keep mine' }))
    expect(within(group).getByRole('alert').textContent).toContain('theirs')
    expect(within(group).getByText('Enter keeps yours, Esc takes what is in the vault.')).toBeTruthy()
    expect(vault.writes).toEqual([])
  })

  it('keeps mine by Enter', async () => {
    const { user, vault, again } = await collide()
    await user.keyboard('{Enter}')
    await vi.waitFor(() => { expect(vault.now().notes).toBe('mine') })
    again()
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Notes: mine' })) })
  })

  it('takes theirs by Esc, writing nothing', async () => {
    const { user, vault } = await collide()
    await user.keyboard('{Escape}')
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Notes: theirs' })) })
    expect(vault.writes).toEqual([])
  })

  it('lets a longer text be written on before it is kept', async () => {
    const { user, vault } = await collide(3)
    await user.type(screen.getByRole('textbox', { name: 'Notes' }), ' and theirs')
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    await vi.waitFor(() => { expect(vault.now().notes).toBe('mine and theirs') })
    expect(vault.writes).toEqual([{ notes: 'mine and theirs' }])
  })

  it('left unanswered, says that it was not saved', async () => {
    const { page, vault } = await collide()
    page.rerender(<ToastRegion />)
    expect(await screen.findByText(/Your last change of Ana was not saved/)).toBeTruthy()
    expect(vault.now().notes).toBe('theirs')
  })

  it('whose page goes away while it is typed in is saved', async () => {
    const user = userEvent.setup()
    const vault = aVault(aContact({ notes: 'before' }))
    const page = render(<Field vault={vault} record={vault.now()} />)
    await user.click(screen.getByRole('button', { name: 'Notes: before' }))
    await user.type(screen.getByRole('textbox', { name: 'Notes' }), ' and after')
    page.rerender(<ToastRegion />)
    await vi.waitFor(() => { expect(vault.now().notes).toBe('before and after') })
  })
})
