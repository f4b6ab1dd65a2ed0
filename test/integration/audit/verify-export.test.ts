import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { EXPORT_SIGNATURE, readPublicKey, signAs } from '../../../electron/audit/log-signature'
import { verifyExport } from '../../../electron/audit/verify-export'
import { sealOpenerOf } from '../../../electron/engine/log-sealing'
import { expectOk } from '../../../shared/result'
import { aSealedLog } from '../../support/sealed-log'
import { anOpenVault } from '../../support/engine'
import { temporaryFolder } from '../../support/vault-database'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

let text: string
let excerpt: string
let fingerprint: string
let code: string
let lines: readonly string[]
const written = (content: string): string => {
  const file = join(temporaryFolder(), 'log.jsonl')
  writeFileSync(file, content)
  return file
}
const check = (changed: readonly string[]) => verifyExport(written(`${changed.join('\n')}\n`))

beforeAll(async () => {
  const engine = await anOpenVault()
  for (const idleMinutes of [6, 7, 8]) await engine.call('settings.set', { idleMinutes })
  const out = join(engine.folder, 'log.jsonl')
  const exported = await engine.call('audit.export', { jobId: 'export-1', to: await engine.token(out) })
  if (!exported.ok) throw new Error(exported.failure.kind)
  text = readFileSync(out, 'utf8')
  fingerprint = exported.value.fingerprint
  code = engine.recoveryCode
  const part = join(engine.folder, 'part.jsonl')
  const filtered = await engine.call('audit.export', { jobId: 'export-2', to: await engine.token(part), filter: { actions: ['settings.changed'] } })
  if (!filtered.ok) throw new Error(filtered.failure.kind)
  excerpt = readFileSync(part, 'utf8')
  lines = text.trim().split('\n')
  await engine.engine.internal('shutdown', {})
}, 60_000)

describe('verifyExport', () => {
  it('accepts an untouched file, by itself (A7)', async () => {
    expect(await verifyExport(written(text))).toMatchObject({ ok: true, entries: lines.length - 2, firstBad: null, class: null, exportedBy: 'Owner', kind: 'whole', notChecked: ['whose-key', 'what-came-after', 'seals'] })
  })

  it('with the fingerprint noted elsewhere and the recovery code leaves nothing open but what came after', async () => {
    const opener = expectOk(sealOpenerOf(code), 'the code')
    const told = await verifyExport(written(text), undefined, { fingerprint, opener })
    expect(told).toMatchObject({ ok: true, fingerprint, notChecked: ['what-came-after'], seals: { generations: [{ state: 'recomputed' }] } })
    expect(await verifyExport(written(text), undefined, { fingerprint: `0000${fingerprint.slice(4)}` })).toMatchObject({ ok: false, class: 'forged-signature', firstBad: null })
  })

  it('given another first line, or one signed by somebody else’s key › says so', async () => {
    expect(await check(lines.map((line, at) => (at === 0 ? line.replace('"exportedBy":"Owner"', '"exportedBy":"Other"') : line)))).toMatchObject({ ok: false, class: 'forged-signature' })
    const { db } = aSealedLog().database
    const other = Buffer.from(readPublicKey(db) ?? []).toString('hex')
    const body = `${lines.slice(0, -1).join('\n').replace(/"publicKey":"[0-9a-f]+"/, `"publicKey":"${other}"`)}\n`
    const forged = `${body}${JSON.stringify({ signature: Buffer.from(signAs(db, EXPORT_SIGNATURE, createHash('sha256').update(body).digest())).toString('hex') })}\n`
    expect(await verifyExport(written(forged))).toMatchObject({ ok: true, notChecked: expect.arrayContaining(['whose-key']) })
    expect(await verifyExport(written(forged), undefined, { fingerprint })).toMatchObject({ ok: false, class: 'forged-signature' })
  })

  it('given what a filter found › holds each entry against the link beside it, and says what that leaves open', async () => {
    expect(await verifyExport(written(excerpt))).toMatchObject({ ok: true, entries: 3, kind: 'excerpt', notChecked: ['whose-key', 'what-lies-between', 'what-came-after', 'seals'] })
    const all = excerpt.trim().split('\n')
    const changed = all.map((line, at) => (at === 2 ? line.replace('settings.changed', 'settings.chanded') : line))
    expect(await check(changed)).toMatchObject({ ok: false, class: 'edited', firstBad: JSON.parse(all[2] ?? '').seq as number })
  })

  it('notices every changed byte from the first entry on, and names that entry', async () => {
    const start = Buffer.from(lines[0] ?? '').length + 1
    const bytes = Buffer.from(text)
    for (let at = start; at < bytes.length - 1; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      const line = bytes.subarray(start, at + 1).toString('latin1').split('\n').length - (bytes[at] === 0x0a ? 1 : 0)
      const report = await verifyExport(written(changed.toString('latin1')))
      expect(report?.ok, `byte ${String(at)}`).toBe(false)
      // A seal is chained into the entry after it, and the last one is held by the signature alone, which covers every byte and names none.
      const isSeal = /^\{"seq":.*"seal":"[0-9a-f]*$/.test(bytes.subarray(bytes.lastIndexOf(0x0a, at - 1) + 1, at).toString('latin1')) || report?.class === 'forged-signature'
      expect(isSeal ? [line, line + 1, null] : [line], `byte ${String(at)}`).toContain(report?.firstBad)
    }
  })

  it.each([
    ['an entry is taken out', (all: string[]) => { all.splice(3, 1) }, 3, 'missing'],
    ['two entries change places', (all: string[]) => { [all[2], all[3]] = [all[3] ?? '', all[2] ?? ''] }, 2, 'missing'],
    ['an entry is written twice', (all: string[]) => { all.splice(3, 0, all[2] ?? '') }, 3, 'missing'],
    ['the end is cut', (all: string[]) => { all.splice(-2) }, null, 'truncated'],
    ['a line is added', (all: string[]) => { all.push('{}') }, null, 'edited'],
    ['the first line promises another head', (all: string[]) => { all[0] = (all[0] ?? '').replace(/"headHash":"[0-9a-f]{4}/, '"headHash":"0000') }, null, 'anchor-mismatch'],
    ['the first line names another vault', (all: string[]) => { all[0] = (all[0] ?? '').replace(/"vaultId":"[0-9a-f]{8}/, '"vaultId":"00000000') }, 1, 'edited'],
  ])('given that %s › names entry and class', async (_what, spoil, firstBad, fault) => {
    const all = [...lines]
    spoil(all)
    const report = await check(all)
    expect(report).toMatchObject({ ok: false, class: fault })
    expect(report?.firstBad).toBe(firstBad ?? report?.firstBad)
    expect(report?.firstBad).not.toBeNull()
  })

  it('given anything after the signature, be it a line without end › is not taken for whole', async () => {
    for (const more of ['x', '{"signature":"00"}\n', 'x'.repeat(65 * 1024 * 1024)]) expect(await verifyExport(written(`${text}${more}`))).toMatchObject({ ok: false, class: 'edited' })
    for (const other of [`\uFEFF${text}`, '', 'x'.repeat(65 * 1024 * 1024)]) expect(await verifyExport(written(other))).toBeNull()
    expect(await verifyExport(written(text.replaceAll('\n', '\r\n')))).toMatchObject({ ok: false, class: 'forged-signature' })
  })

  it('given a head noted elsewhere › compares the entry of that number, and says when the file has none', async () => {
    const { hash } = JSON.parse(lines[3] ?? '') as { readonly hash: string }
    const told = (anchor: { seq: number; hash: string }, file = text) => verifyExport(written(file), undefined, { anchor })
    expect(await told({ seq: 3, hash: hash.slice(0, 12) })).toMatchObject({ ok: true, anchor: 'matches' })
    expect(await told({ seq: 3, hash: '00000000' })).toMatchObject({ ok: false, class: 'anchor-mismatch', firstBad: 3, anchor: 'differs' })
    expect(await told({ seq: 3_000, hash })).toMatchObject({ ok: true, anchor: 'not-here' })
    expect(await verifyExport(written(text))).toMatchObject({ anchor: null })
  })

  it('calls any other file none', async () => {
    for (const other of ['', '{}', 'First name,Last name\nA,B', '\u0000\u0001']) expect(await verifyExport(written(other))).toBeNull()
  })

  it('is what a third party computes with the recipe of the README alone (known answer by @noble)', () => {
    const part = (bytes: Uint8Array | null): Buffer => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes?.length ?? 0xffff_ffff)
      return Buffer.concat([length, bytes ?? Buffer.alloc(0)])
    }
    const number = (value: number): Buffer => {
      const bytes = Buffer.alloc(8)
      bytes.writeDoubleBE(value)
      return bytes
    }
    const utf8 = (value: string | null): Buffer | null => (value === null ? null : Buffer.from(value, 'utf8'))
    let previous = Buffer.alloc(32)
    let head = previous
    for (const line of lines.slice(1, -1)) {
      const entry = JSON.parse(line) as Record<'actorId' | 'sessionId' | 'transactionId' | 'objectType' | 'objectId' | 'detailCommit' | 'salt' | 'detail', string | null> & Record<'seq' | 'at' | 'mono' | 'epoch', number> & Record<'action' | 'hash' | 'seal', string>
      const commit = entry.detailCommit === null ? null : Buffer.from(entry.detailCommit, 'hex')
      if (commit !== null) expect(Buffer.from(sha256(Buffer.concat([Buffer.from(entry.salt ?? '', 'hex'), Buffer.from(entry.detail ?? '')]))).equals(commit)).toBe(true)
      const parts = [utf8('satchel/audit-entry/v1'), previous, number(entry.seq), number(entry.at), number(entry.mono), utf8(entry.actorId), utf8(entry.sessionId), utf8(entry.transactionId), utf8(entry.action), utf8(entry.objectType), utf8(entry.objectId), commit]
      head = Buffer.from(sha256(Buffer.concat(parts.map(part))))
      expect(head.toString('hex')).toBe(entry.hash)
      previous = Buffer.concat([head, number(entry.epoch), Buffer.from(entry.seal, 'hex')])
    }
    const opening = JSON.parse(lines[0] ?? '') as { headHash: string; publicKey: string }
    expect(opening.headHash).toBe(head.toString('hex'))
    const signed = Buffer.concat([Buffer.from('satchel/log-export/v2\0'), sha256(Buffer.from(`${lines.slice(0, -1).join('\n')}\n`))])
    const key = createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(opening.publicKey, 'hex')]), format: 'der', type: 'spki' })
    expect(verify(null, signed, key, Buffer.from((JSON.parse(lines.at(-1) ?? '') as { signature: string }).signature, 'hex'))).toBe(true)
  })
})
