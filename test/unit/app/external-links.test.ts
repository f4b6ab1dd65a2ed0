import { describe, expect, it } from 'vitest'
import { openExternal, parseExternalLink, type ExternalLink } from '../../../electron/app/external-links'

describe('parseExternalLink (SECURITY.md E6)', () => {
  it.each([
    ['https://example.com', 'web', 'https://example.com/'],
    ['HTTPS://Example.com/a?b=c#d', 'web', 'https://example.com/a?b=c#d'],
    ['https://exämple.com/', 'web', 'https://xn--exmple-cua.com/'],
    ['mailto:ada@example.com', 'mail', 'mailto:ada@example.com'],
    ['mailto:ada@example.com,bob@example.com?subject=Hello%20there&cc=c@example.com', 'mail', 'mailto:ada@example.com,bob@example.com?subject=Hello%20there&cc=c@example.com'],
    ['tel:+491701234567', 'phone', 'tel:+491701234567'],
    ['tel:+1-202-555-0100;ext=12', 'phone', 'tel:+1-202-555-0100;ext=12']
  ])('lets %s out', (text, kind, url) => {
    expect(parseExternalLink(text)).toEqual({ kind, url })
  })

  it.each([
    '', ' ', 'example.com', '//example.com', '/etc/passwd', '\\\\host\\share', '\\\\host\\share\\x.exe', '//host/share',
    'http://example.com', 'ftp://example.com', 'file:///etc/passwd', 'file://host/share', 'smb://host/share', 'nfs://host/x', 'sftp://host/x', 'ssh://host',
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'vbscript:x', 'data:text/html,<script>alert(1)</script>', 'blob:https://x/y', 'about:blank', 'view-source:https://example.com', 'app://satchel/', 'satchel://people',
    'ms-msdt:/id PCWDiagnostic', 'ms-officecmd:{}', 'search-ms:query=x', 'ms-excel:ofe|u|https://x', 'vscode://file/x', 'steam://run/1', 'x-apple.systempreferences:', 'intent://x#Intent;end', 'chrome://settings', 'devtools://x',
    'https:evil', 'https:/evil', 'https:///evil', 'https://', 'https:\\\\evil', 'https://user@evil.com', 'https://user:pw@evil.com', 'https://good.com\\@evil.com', 'https://example.com/a b',
    'https://example.com\r\nX: y', 'https://example.com/\u0000', 'https://example.com/\t', ' https://example.com', 'https://example.com\n', 'https://example.com/\u00a0', 'https://example.com/\u2028',
    'mailto:', 'mailto:nobody', 'mailto:a@b.c?attach=/etc/passwd', 'mailto:a@b.c?attachment=x', 'mailto:a@b.c%0aBcc:x@y.z', 'mailto:a@b.c%0D%0ABcc:x@y.z', 'mailto:"x"@y.z', 'mailto:<a@b.c>', 'mailto:a@b.c#x',
    'tel:', 'tel:*21*123#', 'tel:%2a%2306%23', 'tel:+49;phone-context=evil', 'tel:abc', 'tel:+49170?x=1', `https://example.com/${'x'.repeat(2_000)}`
  ])('keeps %j in', (text) => {
    expect(parseExternalLink(text)).toBeNull()
  })
})

describe('openExternal', () => {
  function outside(yes: boolean) {
    const asked: ExternalLink[] = []
    const opened: string[] = []
    return { asked, opened, parts: { confirm: async (link: ExternalLink) => { asked.push(link); return yes }, open: async (url: string) => void opened.push(url) } }
  }

  it('opens the parsed spelling, after asking', async () => {
    const { asked, opened, parts } = outside(true)
    expect(await openExternal('HTTPS://Example.com', parts)).toBe('opened')
    expect(asked).toEqual([{ kind: 'web', url: 'https://example.com/' }])
    expect(opened).toEqual(['https://example.com/'])
  })

  it('opens nothing when the person declines', async () => {
    const { opened, parts } = outside(false)
    expect(await openExternal('tel:+4917012345', parts)).toBe('declined')
    expect(opened).toEqual([])
  })

  it('does not even ask about a link that is never opened', async () => {
    const { asked, opened, parts } = outside(true)
    expect(await openExternal('file:///etc/passwd', parts)).toBe('refused')
    expect([asked, opened]).toEqual([[], []])
  })
})
