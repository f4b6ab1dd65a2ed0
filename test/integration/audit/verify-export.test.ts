import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyExport } from '../../../electron/audit/verify-export'
import { anOpenVault } from '../../support/engine'
import { temporaryFolder } from '../../support/vault-database'

let text: string
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
  lines = text.trim().split('\n')
  await engine.engine.internal('shutdown', {})
}, 60_000)

describe('verifyExport', () => {
  it('accepts an untouched file, by itself (A7)', async () => {
    expect(await verifyExport(written(text))).toMatchObject({ ok: true, entries: lines.length - 1, firstBad: null, class: null })
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
      expect(report?.firstBad, `byte ${String(at)}`).toBe(line)
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
    for (const line of lines.slice(1)) {
      const entry = JSON.parse(line) as Record<'actorId' | 'sessionId' | 'transactionId' | 'objectType' | 'objectId' | 'detailCommit' | 'salt' | 'detail', string | null> & Record<'seq' | 'at' | 'mono', number> & Record<'action' | 'hash', string>
      const commit = entry.detailCommit === null ? null : Buffer.from(entry.detailCommit, 'hex')
      if (commit !== null) expect(Buffer.from(sha256(Buffer.concat([Buffer.from(entry.salt ?? '', 'hex'), Buffer.from(entry.detail ?? '')]))).equals(commit)).toBe(true)
      const parts = [utf8('satchel/audit-entry/v1'), previous, number(entry.seq), number(entry.at), number(entry.mono), utf8(entry.actorId), utf8(entry.sessionId), utf8(entry.transactionId), utf8(entry.action), utf8(entry.objectType), utf8(entry.objectId), commit]
      previous = Buffer.from(sha256(Buffer.concat(parts.map(part))))
      expect(previous.toString('hex')).toBe(entry.hash)
    }
    expect((JSON.parse(lines[0] ?? '') as { headHash: string }).headHash).toBe(previous.toString('hex'))
  })
})
