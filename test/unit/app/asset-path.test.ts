import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAsset } from '../../../electron/app/asset-path'

function site() {
  const base = mkdtempSync(join(tmpdir(), 'satchel-site-'))
  const root = join(base, 'renderer')
  for (const folder of ['renderer/assets', 'renderer-evil', 'elsewhere']) mkdirSync(join(base, folder), { recursive: true })
  for (const file of ['renderer/index.html', 'renderer/assets/app.js', 'renderer/.env', 'renderer/notes.exe', 'renderer-evil/index.html', 'elsewhere/secret.html', 'package.json']) writeFileSync(join(base, file), file)
  symlinkSync(join(base, 'elsewhere/secret.html'), join(root, 'link.html'))
  symlinkSync(join(base, 'elsewhere'), join(root, 'linked'))
  return { root, base }
}

describe('findAsset (SECURITY.md E3)', () => {
  it.each([['/', 'text/html; charset=utf-8'], ['/index.html', 'text/html; charset=utf-8'], ['/assets/app.js', 'text/javascript; charset=utf-8']])('finds %s', async (path, contentType) => {
    expect(await findAsset(site().root, path)).toMatchObject({ ok: true, value: { contentType } })
  })

  it.each([
    '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%2e%2e%2fpackage.json', '/assets/../../package.json', '/..%5cpackage.json', '/%5c%5chost%5cshare',
    '//etc/passwd', '/%2fetc%2fpasswd', '/C:/Windows/win.ini', '/C%3a%5cWindows', '/index.html%00.png', '/./index.html', '/.env', '/assets/', '/assets//app.js', '/%', '/%zz', '', 'index.html',
    '/%252e%252e/package.json', '/..;/package.json', '/index.html%20', '/.../x.html', '/~/x.html', '/../renderer-evil/index.html', '/%2e%2e/renderer-evil/index.html'
  ])('refuses %j as no path of ours', async (path) => {
    expect(await findAsset(site().root, path)).toEqual({ ok: false, failure: { kind: 'bad-path' } })
  })

  it.each(['/link.html', '/linked/secret.html'])('refuses the link %s, which leads out', async (path) => {
    expect(await findAsset(site().root, path)).toEqual({ ok: false, failure: { kind: 'outside' } })
  })

  it('refuses a link to a sibling whose name only begins like the root', async () => {
    const { root, base } = site()
    symlinkSync(join(base, 'renderer-evil/index.html'), join(root, 'evil.html'))
    expect(await findAsset(root, '/evil.html')).toEqual({ ok: false, failure: { kind: 'outside' } })
  })

  it('serves no kind of file that a page is not made of', async () => {
    expect(await findAsset(site().root, '/notes.exe')).toEqual({ ok: false, failure: { kind: 'not-served' } })
    expect(await findAsset(site().root, '/assets')).toEqual({ ok: false, failure: { kind: 'not-served' } })
  })

  it('says when there is none', async () => {
    expect(await findAsset(site().root, '/absent.html')).toEqual({ ok: false, failure: { kind: 'not-found' } })
  })
})
