import { randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createBackup } from '../../../electron/backup/create'
import { folderTarget } from '../../../electron/backup/folder-target'
import { verifyBackup } from '../../../electron/backup/verify'
import { unattended, type JobControl } from '../../../electron/changes/job-control'
import { setMeta } from '../../../electron/engine/change-context'
import { forgetOtherSigners, rememberSigner, signerOf } from '../../../electron/engine/backup-signer'
import { createRecoveryCode, recoveryKeysOf } from '../../../electron/vault/recovery-code'
import { makeRecoverySlot } from '../../../electron/vault/slot-keys'
import { nextRev, parseSlots, recoverySlotsOf, signSlots, slotsBytes, type SlotsFile } from '../../../electron/vault/slots'
import { expectOk } from '../../../shared/result'
import { aBackupScene, backUp, backupOptions, removeScenes, restored, signsFor, type BackupScene } from '../../support/backup-scene'

afterAll(removeScenes)

const NOT_VERIFIED = { ok: false, failure: { kind: 'backup-not-verified' } }

const slotsOf = (scene: BackupScene): SlotsFile => expectOk(parseSlots(readFileSync(scene.slotsFile), scene.slotsFile), 'the slots parse')
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** A scene whose database knows its own code's signing key, as the engine keeps it. */
function aKnowingScene(): BackupScene {
  const scene = aBackupScene()
  const publicKey = recoverySlotsOf(slotsOf(scene))[0]?.publicKey ?? ''
  rememberSigner(scene.database, publicKey, signsFor(scene.recoveryCode)())
  setMeta(scene.database, 'recovery-public-key', Buffer.from(publicKey, 'hex'))
  return scene
}

const fromDatabase = (scene: BackupScene) => ({ signerOf: (publicKey: string) => signerOf(scene.database, publicKey) })

/** What renewing the recovery code does, to database and slot file. */
function renew(scene: BackupScene): void {
  const { pair, signingKey } = recoveryKeysOf(createRecoveryCode(randomBytes))
  const publicKey = hexOf(pair.publicKey)
  const slots = slotsOf(scene)
  const userId = slots.users[0]?.id ?? scene.ids.next()
  rememberSigner(scene.database, publicKey, signingKey)
  const slot = makeRecoverySlot({ vaultId: scene.vaultId, slotId: scene.ids.next(), userId }, pair.publicKey, { vaultKey: scene.vaultKey(), nextVaultKey: null }, Date.now())
  writeFileSync(scene.slotsFile, slotsBytes(signSlots({ ...nextRev(slots), slots: [slot] }, scene.vaultKey())))
  setMeta(scene.database, 'recovery-public-key', pair.publicKey)
  forgetOtherSigners(scene.database, publicKey)
}

/** A job during which something happens once, when a phase is told. */
function meanwhile(phase: string, happens: () => void): JobControl {
  let done = false
  return {
    cancelled: () => false,
    progress: (told) => {
      if (told !== phase || done) return
      done = true
      happens()
    },
  }
}

const verifyDeep = (scene: BackupScene, signerIn: Parameters<typeof verifyBackup>[0]['signerIn']) =>
  verifyBackup({ target: folderTarget(scene.targetFolder), backupId: null, vaultId: scene.vaultId, vaultKey: scene.vaultKey(), signerOf: (publicKey) => signerOf(scene.database, publicKey), signerIn, deep: true, scratch: scene.root, now: Date.now(), job: unattended })

describe('createBackup › while the vault\'s keys change (B2, B4)', () => {
  it.each(['copy', 'check', 'seal', 'read-back'])('given a recovery code renewed in %s › does not count, and nothing is published', (phase) => {
    const scene = aKnowingScene()
    expect(createBackup(backupOptions(scene, { ...fromDatabase(scene), job: meanwhile(phase, () => { renew(scene) }) }))).toEqual(NOT_VERIFIED)
    expect(readdirSync(scene.targetFolder)).toEqual([])
    expect(createBackup(backupOptions(scene, fromDatabase(scene)))).toMatchObject({ ok: true })
  })

  it('given a slot file of a later revision, as after a changed passphrase › does not count', () => {
    const scene = aKnowingScene()
    const change = (): void => { writeFileSync(scene.slotsFile, slotsBytes(signSlots(nextRev(slotsOf(scene)), scene.vaultKey()))) }
    expect(createBackup(backupOptions(scene, { ...fromDatabase(scene), job: meanwhile('seal', change) }))).toEqual(NOT_VERIFIED)
    expect(readdirSync(scene.targetFolder)).toEqual([])
  })

  it('given an older slots.json that was put back › never counts, since its code is none of the vault\'s any more', () => {
    const scene = aKnowingScene()
    const older = join(scene.root, 'older.json')
    copyFileSync(scene.slotsFile, older)
    renew(scene)
    copyFileSync(older, scene.slotsFile)
    expect(createBackup(backupOptions(scene, fromDatabase(scene)))).toEqual(NOT_VERIFIED)
    expect(readdirSync(scene.targetFolder)).toEqual([])
  })

  it('given a code from before backups were signed › makes an unsigned one that its code opens', () => {
    const scene = aBackupScene({ sealedTo: ({ formerPair }) => formerPair.publicKey })
    setMeta(scene.database, 'recovery-public-key', Buffer.from(recoverySlotsOf(slotsOf(scene))[0]?.publicKey ?? '', 'hex'))
    expect(createBackup(backupOptions(scene, fromDatabase(scene)))).toMatchObject({ ok: true })
    expect(verifyDeep(scene, signerOf)).toMatchObject({ ok: true, value: { ok: true } })
    expect(restored(scene, join(scene.root, 'r'))).toMatchObject({ ok: true, value: { signed: false } })
  })
})

describe('verifyBackup › deep', () => {
  it('given a backup that the vault did not sign though it could › says no: its code would call it forged', () => {
    const scene = aKnowingScene()
    backUp(scene, { signerOf: () => 'never-signed' })
    expect(verifyDeep(scene, signerOf)).toMatchObject({ ok: true, value: { ok: false, deep: true } })
    expect(restored(scene, join(scene.root, 'r'))).toEqual({ ok: false, failure: { kind: 'backup-forged' } })
  })

  it('given a backup of a code that was renewed since › says yes by what the copy itself knows', () => {
    const scene = aKnowingScene()
    backUp(scene, fromDatabase(scene))
    renew(scene)
    expect(verifyDeep(scene, signerOf)).toMatchObject({ ok: true, value: { ok: true, deep: true } })
  })
})
