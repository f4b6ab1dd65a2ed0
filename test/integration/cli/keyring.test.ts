import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aFile, aPlace, cliBundle, documents, run } from '../../support/command-line'

describe('a machine with a real keyring', () => {
  it('makes a vault bound to it, opens it there, and elsewhere only with the recovery code (K6, C1)', async () => {
    const place = aPlace()
    aFile(place, 'next.txt', 'velvet canyon sparrow nine mirrors\n')
    // A keyring of its own: nobody else's items are read or written.
    const script = `
      printf test-keyring | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 & daemon=$!
      trap 'kill $daemon' EXIT
      for _ in $(seq 50); do dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break; sleep 0.1; done
      S() { "$NODE" "$CLI" "$@" --vault "$BASE/vault" --json || echo "{\\"exit\\":$?}"; }
      S init --user Owner --passphrase-file "$PASS" --recovery-out "$BASE/code.txt"
      S doctor --passphrase-file "$PASS"
      S status
      export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
      S doctor --passphrase-file "$PASS"
      S recover --recovery-file "$BASE/code.txt" --new-passphrase-file "$BASE/next.txt" --recovery-out "$BASE/code-2.txt" --no-keychain
      S user list --passphrase-file "$BASE/next.txt"`
    const ran = await run(['dbus-run-session', '--', 'bash', '-uc', script],
      { env: { NODE: process.execPath, CLI: cliBundle, BASE: place.base, PASS: place.passphraseFile, HOME: place.base, XDG_DATA_HOME: join(place.base, 'data'), XDG_RUNTIME_DIR: place.base } })
    const [init, doctor, status, elsewhere, exit, recovered, users] = documents(ran.stdout)
    expect(init, ran.stderr).toMatchObject({ ok: true, keychain: 'present' })
    expect(doctor).toMatchObject({ ok: true })
    expect(status).toMatchObject({ ok: true, keychain: 'present' })
    expect(elsewhere).toMatchObject({ ok: false, error: { kind: 'keychain', message: expect.stringContaining('recover') } })
    expect(exit).toEqual({ exit: 3 })
    expect(recovered).toMatchObject({ ok: true, keychain: 'not-used' })
    expect(users!.users).toHaveLength(1)
    expect(readdirSync(place.base)).toContain('code-2.txt')
  })
})
