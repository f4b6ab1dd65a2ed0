import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import '../../support/quick-command-line'
import { aFile, aPlace, cliBundle, documents, peopleCsv, run } from '../../support/command-line'

/** Runs a script in a mount namespace of its own, with a small disk at `$DISK`. Needs no root where user namespaces are allowed. */
function onSmallDisk(megabytes: number, place: { readonly base: string; readonly passphraseFile: string }, script: string) {
  const disk = join(place.base, 'disk')
  return run(['unshare', '--map-root-user', '--mount', 'bash', '-euc', `mkdir -p "$DISK"; mount -t tmpfs -o size=${megabytes}m tmpfs "$DISK"\n${script}`],
    { env: { DISK: disk, NODE: process.execPath, CLI: cliBundle, BASE: place.base, PASS: place.passphraseFile }, timeoutMs: 100_000 })
}

describe('a full disk (B12)', () => {
  it('takes an import back whole; the vault opens, verifies, and takes the import once there is room', async () => {
    const place = aPlace()
    aFile(place, 'people.csv', peopleCsv(20_000))
    const ran = await onSmallDisk(64, place, `
      S() { "$NODE" "$CLI" "$@" --vault "$DISK/vault" --passphrase-file "$PASS" --json || echo "{\\"exit\\":$?}"; }
      S init --user Owner --no-keychain --recovery-out "$BASE/code.txt"
      head -c 59m /dev/zero > "$DISK/ballast"
      S import "$BASE/people.csv"
      S list contacts
      S audit verify
      rm "$DISK/ballast"
      S import "$BASE/people.csv"`)
    expect(ran.exitCode, ran.stderr).toBe(0)
    const [init, failed, exit, list, verified, again] = documents(ran.stdout)
    expect(init!.ok).toBe(true)
    expect(failed).toMatchObject({ ok: false, error: { kind: 'disk-full', message: expect.stringContaining('full') } })
    expect(exit).toEqual({ exit: 1 })
    expect(list!.items).toEqual([])
    expect(verified).toMatchObject({ ok: true, firstBad: null })
    expect(again).toMatchObject({ ok: true, created: 20_000 })
  })
  it('refuses a backup and leaves no half of one', async () => {
    const place = aPlace()
    aFile(place, 'people.csv', peopleCsv(10_000))
    const ran = await onSmallDisk(2, place, `
      S() { "$NODE" "$CLI" "$@" --vault "$BASE/vault" --passphrase-file "$PASS" --json || echo "{\\"exit\\":$?}"; }
      S init --user Owner --no-keychain --recovery-out "$BASE/code.txt"
      S import "$BASE/people.csv"
      S backup create --to "$DISK"
      S backup list --from "$DISK"
      S audit verify`)
    expect(ran.exitCode, ran.stderr).toBe(0)
    const [, imported, failed, exit, list, verified] = documents(ran.stdout)
    expect(imported!.created).toBe(10_000)
    expect(failed!.ok).toBe(false)
    expect(['disk-full', 'no-space']).toContain(failed!.error.kind)
    expect(exit).toEqual({ exit: 1 })
    expect(list!.items).toEqual([])
    expect(verified!.ok).toBe(true)
  })
  it('says that the disk is full, not that the vault is forbidden, when not even its lock fits', async () => {
    const place = aPlace()
    const ran = await onSmallDisk(2, place, `
      S() { "$NODE" "$CLI" "$@" --vault "$DISK/vault" --passphrase-file "$PASS" --json || echo "{\\"exit\\":$?}"; }
      S init --user Owner --no-keychain --recovery-out "$BASE/code.txt"
      cat /dev/zero > "$DISK/ballast" 2>/dev/null || true
      S list contacts
      rm "$DISK/ballast"
      S list contacts`)
    expect(ran.exitCode, ran.stderr).toBe(0)
    const [, failed, exit, again] = documents(ran.stdout)
    expect(failed).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(exit).toEqual({ exit: 1 })
    expect(again!.ok).toBe(true)
  })
  it('makes no vault that it cannot finish', async () => {
    const place = aPlace()
    const ran = await onSmallDisk(1, place, `
      S() { "$NODE" "$CLI" "$@" --vault "$DISK/vault" --passphrase-file "$PASS" --json || echo "{\\"exit\\":$?}"; }
      head -c 1000000 /dev/zero > "$DISK/ballast"
      S init --user Owner --no-keychain --recovery-out "$BASE/code.txt"
      rm "$DISK/ballast"
      S init --user Owner --no-keychain --recovery-out "$BASE/code.txt"`)
    expect(ran.exitCode, ran.stderr).toBe(0)
    const [failed, exit, again] = documents(ran.stdout)
    expect(failed).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(exit).toEqual({ exit: 1 })
    expect(again!.ok).toBe(true)
  })
})
