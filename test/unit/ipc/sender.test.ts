import { describe, expect, it } from 'vitest'
import { isOurPage, isTrustedSender } from '../../../electron/ipc/sender'

const frame = (url: string) => ({ url })

describe('isTrustedSender (SECURITY.md E8)', () => {
  const main = frame('app://satchel/')
  const contents = { mainFrame: main }

  it('trusts the main frame of our page in our window', () => {
    expect(isTrustedSender({ sender: contents, senderFrame: main }, contents)).toBe(true)
  })

  it('refuses another window, even with our page in it', () => {
    const other = { mainFrame: frame('app://satchel/') }
    expect(isTrustedSender({ sender: other, senderFrame: other.mainFrame }, contents)).toBe(false)
  })

  it('refuses a frame inside our page', () => {
    expect(isTrustedSender({ sender: contents, senderFrame: frame('app://satchel/') }, contents)).toBe(false)
  })

  it('refuses a frame that is gone, and everybody while our page is being replaced', () => {
    expect(isTrustedSender({ sender: contents, senderFrame: null }, contents)).toBe(false)
    expect(isTrustedSender({ sender: contents, senderFrame: main }, null)).toBe(false)
  })

  it('refuses our own main frame after it went elsewhere', () => {
    const elsewhere = { mainFrame: frame('https://satchel/') }
    expect(isTrustedSender({ sender: elsewhere, senderFrame: elsewhere.mainFrame }, elsewhere)).toBe(false)
  })
})

describe('isOurPage', () => {
  it.each(['app://satchel/', 'app://satchel', 'app://satchel/#/people', 'app://satchel/index.html?x=1'])('knows %s', (url) => {
    expect(isOurPage(url)).toBe(true)
  })

  it.each(['', 'about:blank', 'app://satchel.evil/', 'app://satchel@evil/', 'app://user@satchel/', 'app://other/', 'https://satchel/', 'file:///app://satchel/', 'app:satchel', 'app://satchel:80/', 'data:text/html,app://satchel/', 'null'])('refuses %j', (url) => {
    expect(isOurPage(url)).toBe(false)
  })
})
