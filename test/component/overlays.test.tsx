import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeLanguage, setUpText } from '../../renderer/i18n/setup'
import { Button } from '../../renderer/ui/button'
import { Dialog } from '../../renderer/ui/dialog'
import { Menu } from '../../renderer/ui/menu'
import { PassphraseField } from '../../renderer/ui/passphrase-field'
import { clearNotices, notify, NOTICE_MS, ToastRegion } from '../../renderer/ui/toast'
import { giveLayout } from './support/layout'

beforeAll(() => {
  giveLayout({ height: 600, width: 800 })
  setUpText('en')
})

function WithDialog({ mustAnswer = false }: { readonly mustAnswer?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => { setOpen(true) }}>Open it</Button>
      <Button>Behind</Button>
      <Dialog isOpen={isOpen} onClose={() => { setOpen(false) }} title="Erase 3 people?" mustAnswer={mustAnswer} actions={<><Button onPress={() => { setOpen(false) }}>Cancel</Button><Button variant="danger">Erase</Button></>}>
        Gone for good.
      </Dialog>
    </>
  )
}

describe('Dialog', () => {
  it('takes the focus, keeps it inside, closes on Esc and gives it back', async () => {
    const user = userEvent.setup()
    render(<WithDialog />)
    const opener = screen.getByRole('button', { name: 'Open it' })
    await user.click(opener)
    const dialog = screen.getByRole('dialog', { name: 'Erase 3 people?' })
    expect(dialog.contains(document.activeElement)).toBe(true)
    for (let step = 0; step < 8; step++) {
      await user.tab()
      expect(dialog.contains(document.activeElement)).toBe(true)
    }
    await user.keyboard('{Escape}')
    await vi.waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull() })
    await vi.waitFor(() => { expect(document.activeElement).toBe(opener) })
  })

  it('given it must be answered, stays on Esc and has no cross', async () => {
    const user = userEvent.setup()
    render(<WithDialog mustAnswer />)
    await user.click(screen.getByRole('button', { name: 'Open it' }))
    await user.keyboard('{Escape}')
    expect(screen.getByRole('dialog')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await vi.waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull() })
  })
})

describe('Menu', () => {
  it('opens by key, moves by arrows, acts by Enter and gives the focus back', async () => {
    const user = userEvent.setup()
    const write = vi.fn()
    render(<Menu label="More" groups={[{ id: 'a', items: [{ id: 'tag', text: 'Add tag', onAction: vi.fn() }, { id: 'write', text: 'Write', onAction: write }] }]}><Button>More</Button></Menu>)
    await user.tab()
    await user.keyboard('{Enter}')
    expect(screen.getByRole('menu')).toBeTruthy()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(write).toHaveBeenCalledOnce()
    await vi.waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' })) })
  })
})

describe('PassphraseField', () => {
  it('hides what is typed until it is revealed', async () => {
    const user = userEvent.setup()
    render(<PassphraseField label="Passphrase" value="secret words" onChange={() => undefined} />)
    expect(screen.getByLabelText('Passphrase').getAttribute('type')).toBe('password')
    expect(screen.getByLabelText('Passphrase').getAttribute('autocomplete')).toBe('off')
    await user.click(screen.getByRole('button', { name: 'Show passphrase' }))
    expect(screen.getByLabelText('Passphrase').getAttribute('type')).toBe('text')
  })

  it('says so while Caps Lock is on', async () => {
    const user = userEvent.setup()
    render(<PassphraseField label="Passphrase" value="" onChange={() => undefined} />)
    await user.click(screen.getByLabelText('Passphrase'))
    await user.keyboard('{CapsLock}a')
    expect(screen.getByText('Caps Lock is on')).toBeTruthy()
    await user.keyboard('{CapsLock}a')
    expect(screen.queryByText('Caps Lock is on')).toBeNull()
  })
})

describe('notices', () => {
  beforeEach(() => { vi.useFakeTimers({ shouldAdvanceTime: true }) })
  afterEach(() => {
    act(() => { clearNotices() })
    vi.useRealTimers()
  })
  const user = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) })

  it('offer undo by keyboard: F6 goes there, Enter does it', async () => {
    const undone = vi.fn()
    render(<><Button>Before</Button><ToastRegion /></>)
    screen.getByRole('button', { name: 'Before' }).focus()
    act(() => { notify({ text: () => 'Deleted Ana', tone: 'success', action: { text: () => 'Undo', onPress: undone } }) })
    await user.keyboard('{F6}')
    expect(screen.getByRole('region', { name: /Notices/ }).contains(document.activeElement)).toBe(true)
    // First the notice itself, which is read out, then what can be done about it.
    await user.tab()
    await user.tab()
    await user.keyboard('{Enter}')
    expect(undone).toHaveBeenCalledOnce()
    await vi.waitFor(() => { expect(screen.queryByText('Deleted Ana')).toBeNull() })
  })

  it('follow the language that is chosen while they stand', () => {
    render(<ToastRegion />)
    act(() => { notify({ text: ({ t }) => t('records:deleted', { name: 'Ana' }), detail: ({ t }) => t('failures:busy'), tone: 'danger', action: { text: ({ t }) => t('ui:undo'), onPress: () => undefined } }) })
    expect(screen.getByText('Moved Ana to the recycle bin')).toBeTruthy()
    act(() => { changeLanguage('de') })
    expect(screen.getByText('Ana in den Papierkorb gelegt')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Rückgängig' })).toBeTruthy()
    expect(screen.queryByText('Moved Ana to the recycle bin')).toBeNull()
    act(() => { changeLanguage('en') })
  })

  it('go by themselves, but not while they have the focus', async () => {
    render(<><Button>Before</Button><ToastRegion /></>)
    act(() => { notify({ text: () => 'Saved', tone: 'success' }) })
    await user.keyboard('{F6}')
    act(() => { vi.advanceTimersByTime(NOTICE_MS * 3) })
    expect(screen.getByText('Saved')).toBeTruthy()
    act(() => { screen.getByRole('button', { name: 'Before' }).focus() })
    act(() => { vi.advanceTimersByTime(NOTICE_MS + 500) })
    expect(screen.queryByText('Saved')).toBeNull()
  })

  it('about a problem stay until they are closed', async () => {
    render(<ToastRegion />)
    act(() => { notify({ text: () => 'The disk is full', tone: 'danger' }) })
    act(() => { vi.advanceTimersByTime(NOTICE_MS * 5) })
    expect(screen.getByText('The disk is full')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByText('The disk is full')).toBeNull()
  })

  it('all go when the vault is locked', () => {
    render(<ToastRegion />)
    act(() => { notify({ text: () => 'Deleted Ana' }) })
    act(() => { clearNotices() })
    expect(screen.queryByText('Deleted Ana')).toBeNull()
  })
})
