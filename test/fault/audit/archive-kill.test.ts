import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { lastCheckpoint } from '../../../electron/audit/checkpoints'
import { verifyChain } from '../../../electron/audit/verify'
import { anAgedLog, archiveInputOf } from '../../support/archive-scene'
import { startChild } from '../../support/child-process'

describe('archiving, killed with kill -9', () => {
  it('at any moment › the log is whole: all of the old entries are there, or none and a checkpoint (A6)', async () => {
    const vault = anAgedLog()
    const { read } = vault.database
    const { file, key, userId, now } = archiveInputOf(vault)
    const ends: string[] = []
    for (const delay of [0, 60, 130, 200, 270]) {
      const child = startChild('archive-child.ts', file, Buffer.from(key).toString('hex'), userId, String(now), join(vault.folder, `segment-${String(delay)}.jsonl`))
      await child.line()
      await after(delay)
      await child.kill()
      const checkpoint = lastCheckpoint(read)
      const first = read.get<{ first: number }>('SELECT min(seq) AS first FROM audit_entries')?.first
      expect(first, `killed after ${String(delay)} ms`).toBe((checkpoint?.seq ?? 0) + 1)
      expect(verifyChain(read, undefined, vault.opener)).toMatchObject({ ok: true })
      ends.push(checkpoint === null ? 'before' : 'after')
      if (checkpoint !== null) break
    }
    expect(ends[0]).toBe('before')
  }, 60_000)
})
