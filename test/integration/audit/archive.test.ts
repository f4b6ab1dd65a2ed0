import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { archivableSpan, takeOut } from '../../../electron/audit/archive'
import { checkAnchor } from '../../../electron/audit/anchors'
import { KEPT_ENTRIES, lastCheckpoint } from '../../../electron/audit/checkpoints'
import { exportLog, exportSpan } from '../../../electron/audit/export-log'
import { auditPage } from '../../../electron/audit/queries'
import { appendEntries, readHead } from '../../../electron/audit/record'
import { hashAt, verifyChain } from '../../../electron/audit/verify'
import { verifyExport } from '../../../electron/audit/verify-export'
import { stampMs } from '../../../shared/hlc'
import { anAgedLog, appendMany, archiveInputOf, archiveWith } from '../../support/archive-scene'
import { withoutGuards, type SealedLog } from '../../support/sealed-log'

const DAY = 86_400_000

describe('archiving the log (A6)', () => {
  let vault: SealedLog
  let segment: string
  let cutHash: Uint8Array
  beforeAll(async () => {
    vault = anAgedLog()
    segment = join(vault.folder, 'segment.jsonl')
    cutHash = hashAt(vault.database.read, 3_002) ?? new Uint8Array()
    expect(await archiveWith(archiveInputOf(vault), segment, vault.clock.now())).toEqual({ ok: true, value: { entries: 3_002, through: 3_002, file: segment } })
  })

  it('takes out what is older than 90 days, never the newest thousand, and leaves a signed checkpoint', () => {
    const { read } = vault.database
    expect(read.get('SELECT min(seq) AS first, count(*) AS n FROM audit_entries')).toMatchObject({ first: 3_003 })
    expect(lastCheckpoint(read)).toMatchObject({ seq: 3_002, entries: 3_002, fileName: 'segment.jsonl', archivedBy: vault.userId })
    expect(read.all('SELECT 1 FROM audit_details WHERE seq <= 3002')).toEqual([])
    expect(archivableSpan(read, vault.clock.now(), vault.clock.now())).toBeNull()
    expect(KEPT_ENTRIES).toBe(1_000)
  })

  it('verification begins at the checkpoint and says so, every seal recomputed by the code', () => {
    expect(verifyChain(vault.database.read, undefined, vault.opener)).toMatchObject({ ok: true, archivedThrough: 3_002, seals: { generations: [{ state: 'recomputed' }] } })
    expect(auditPage(vault.database.read, {}, null, 5)).toMatchObject({ archived: { seq: 3_002, fileName: 'segment.jsonl' }, total: readHead(vault.database.read).seq - 3_002 })
  })

  it('the segment verifies by itself with the code, and an export goes on where it ends', async () => {
    expect(await verifyExport(segment, undefined, { opener: vault.opener })).toMatchObject({ ok: true, kind: 'segment', entries: 3_002, before: null, seals: { generations: [{ state: 'recomputed' }] } })
    const rest = join(vault.folder, 'rest.jsonl')
    exportLog(vault.database.read, rest, exportSpan(vault.database.read, {}), { vaultId: 'x', exportedAt: 0, exportedBy: null }, () => undefined, () => undefined)
    expect(await verifyExport(rest, undefined, { opener: vault.opener })).toMatchObject({ ok: true, before: { seq: 3_002, hash: Buffer.from(cutHash) }, notChecked: expect.arrayContaining(['what-came-before']) })
  })

  it('an anchor at the checkpoint counts, and one before it is another log: no anchor is ever so far behind', () => {
    const { read } = vault.database
    const anchored = (seq: number, hash: Uint8Array) => checkAnchor(read, readHead(read).seq, 'file', { state: 'present', head: { seq, hash } })
    expect(anchored(100, new Uint8Array(32))).toEqual({ kind: 'log-forked', anchor: 'file', seq: 100 })
    expect(anchored(3_002, cutHash)).toBeNull()
    expect(anchored(3_002, new Uint8Array(32))).toEqual({ kind: 'log-forked', anchor: 'file', seq: 3_002 })
  })

  it.each([
    ['the checkpoint is taken away', 'DELETE FROM audit_checkpoints', 'missing'],
    ['more entries are taken out behind it', 'DELETE FROM audit_details WHERE seq < 3010; DELETE FROM audit_entries WHERE seq < 3010', 'missing'],
    ['a checkpoint of somebody’s own stands in its place', `UPDATE audit_checkpoints SET file_digest = zeroblob(32)`, 'forged-checkpoint'],
    ['its signature is another’s', `UPDATE audit_checkpoints SET signature = zeroblob(64)`, 'forged-checkpoint'],
    ['more entries are taken out and the checkpoint moved', `DELETE FROM audit_details WHERE seq <= 3010; UPDATE audit_checkpoints SET (seq, hash, mono, epoch, seal) = (SELECT seq, hash, mono, epoch, seal FROM audit_entries WHERE seq = 3010); DELETE FROM audit_entries WHERE seq <= 3010`, 'forged-checkpoint'],
  ])('given that %s › says so', (_what, sql, fault) => {
    const { db } = vault.database
    db.exec('SAVEPOINT probe')
    withoutGuards(db)
    db.exec(sql)
    expect(verifyChain(db)).toMatchObject({ ok: false, class: fault })
    db.exec('ROLLBACK TO probe; RELEASE probe')
    expect(verifyChain(db).ok).toBe(true)
  })

  it.each([
    ['everything up to the newest entry, and put a checkpoint in its place', (head: number) => head],
    ['everything, and put a checkpoint after the last anchor', (head: number) => head + 10],
  ])('given that somebody with the key to sign and to seal took out %s › verification says so', (_what, placeOf) => {
    const { database: { db }, context, clock } = vault
    const anchored = readHead(db)
    db.exec('SAVEPOINT probe')
    withoutGuards(db)
    const seq = placeOf(anchored.seq)
    const digest = Buffer.alloc(32, 7)
    const { mono, epoch, seal } = db.get<{ mono: number; epoch: number; seal: Uint8Array }>('SELECT mono, epoch, seal FROM audit_entries ORDER BY seq DESC LIMIT 1') ?? { mono: 0, epoch: 0, seal: new Uint8Array() }
    const entries = db.get<{ n: number }>('SELECT count(*) AS n FROM audit_entries')?.n ?? 0
    const checkpoint = { seq, hash: anchored.hash, mono, epoch, seal, entries, fileName: 'x', digest, archivedAt: clock.now(), archivedBy: null }
    const said = takeOut(db, checkpoint)
    appendEntries(db, { actorId: null, sessionId: null, transactionId: null, at: clock.now(), mono: stampMs(context.hlc.next()) }, [said], { seq, hash: anchored.hash, epoch, seal })
    expect(verifyChain(db, undefined, vault.opener)).toMatchObject({ ok: false, class: 'forged-checkpoint' })
    if (seq > anchored.seq) expect(checkAnchor(db, readHead(db).seq, 'keychain', { state: 'present', head: anchored })).toMatchObject({ kind: 'log-forked' })
    db.exec('ROLLBACK TO probe; RELEASE probe')
    expect(verifyChain(db).ok).toBe(true)
  })

  it.each([
    ['a hash of a megabyte', 'hash = zeroblob(1000000)'], ['no hash', "hash = x''"], ['an epoch of ages to come', 'epoch = 900719925474099'], ['a number before the first', 'seq = -5'],
  ])('given a checkpoint with %s › says so instead of failing or looking away', (_what, set) => {
    const { db } = vault.database
    db.exec(`SAVEPOINT probe; UPDATE audit_checkpoints SET ${set}`)
    expect(verifyChain(db, undefined, vault.opener)).toMatchObject({ ok: false })
    db.exec('ROLLBACK TO probe; RELEASE probe')
  })

  it('given a segment that was changed afterwards › its checkpoint’s digest and signature do not fit it', async () => {
    const changed = join(vault.folder, 'changed.jsonl')
    writeFileSync(changed, readFileSync(segment, 'utf8').replace('\\"n\\":4}', '\\"n\\":5}'))
    expect(await verifyExport(changed)).toMatchObject({ ok: false, class: 'detail-edited' })
  })

  it('a second segment follows the first', async () => {
    vault.clock.advance(100 * DAY)
    appendMany(vault, 1_200)
    const second = join(vault.folder, 'second.jsonl')
    expect(await archiveWith(archiveInputOf(vault), second, vault.clock.now())).toMatchObject({ ok: true })
    expect(await verifyExport(second)).toMatchObject({ ok: true, before: { seq: 3_002, hash: Buffer.from(cutHash) } })
    expect(verifyChain(vault.database.read, undefined, vault.opener).ok).toBe(true)
  })

  it('given nothing old enough, or no setting that says how long › takes out nothing and writes no file', async () => {
    const none = join(vault.folder, 'none.jsonl')
    expect(await archiveWith(archiveInputOf(vault), none, null)).toEqual({ ok: false, failure: { kind: 'nothing-to-archive' } })
    expect(await archiveWith(archiveInputOf(vault), none, 1_000)).toEqual({ ok: false, failure: { kind: 'nothing-to-archive' } })
    expect(existsSync(none)).toBe(false)
  })
})
