import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './support'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as { readonly devDependencies: Readonly<Record<string, string>>; readonly allowScripts: Readonly<Record<string, boolean>> }
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly link?: boolean; readonly hasInstallScript?: boolean }>> }

/** The newest major when the declared one was last looked at. Electron mends the newest three. */
const NEWEST_ELECTRON = 45

describe('what is built upon', () => {
  it('E13 the declared Electron is one of the three majors that are still mended, and newer than the hole of CVE-2025-55305', () => {
    const [major = 0] = (manifest.devDependencies['electron'] ?? '').split('.').map(Number)
    expect(major).toBeGreaterThan(NEWEST_ELECTRON - 3)
    expect(major).toBeGreaterThanOrEqual(36)
  })

  it('E13 the old test runtime is refused by the packaging that ships', () => {
    expect(read('scripts/package.mjs')).toMatch(/runtime\.kind !== 'declared' && !isTest\) \{\s+throw new SetupFailure/)
  })

  it('E25 every package comes by its hash', () => {
    expect(Object.entries(lock.packages).filter(([path, { integrity, link }]) => path !== '' && link !== true && !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
  })

  it('E25 no package runs a script at installation but the keychain module, which may have to be compiled', () => {
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([['keytar', true]])
    expect(read('scripts/lib/packages.mjs')).toContain("['ci', '--ignore-scripts',")
    expect(lock.packages['node_modules/keytar']?.hasInstallScript).toBe(true)
  })

  it('E11 the package asks for every fuse by name', () => {
    const config = read('electron-builder.yml')
    for (const fuse of ['runAsNode: false', 'enableNodeOptionsEnvironmentVariable: false', 'enableNodeCliInspectArguments: false', 'enableCookieEncryption: true', 'enableEmbeddedAsarIntegrityValidation: true', 'onlyLoadAppFromAsar: true', 'grantFileProtocolExtraPrivileges: false', 'loadBrowserProcessSpecificV8Snapshot: false']) {
      expect(config).toContain(fuse)
    }
  })

  it('E23 a package registers satchel: links, and only a package does', () => {
    expect(read('electron-builder.yml')).toMatch(/^protocols:\n {2}- name: Satchel\n {4}schemes: \[satchel\]$/m)
    expect(read('electron/main.ts')).toContain("if (app.isPackaged) app.setAsDefaultProtocolClient('satchel')")
  })

  it('E14 the product says where the integrity of the archive is not checked', () => {
    expect(read('README.md')).toMatch(/Linux[^.]*integrity|integrity[^.]*Linux/)
  })
})
