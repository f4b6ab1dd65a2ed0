import { expect, it } from 'vitest'
import { auditPage } from '../../../electron/audit/queries'
import { fillLog, aSealedLog } from '../../support/sealed-log'

it('given an action or a number named twice › each entry is found once', () => {
  const vault = aSealedLog()
  fillLog(vault, 6)
  const { read } = vault.database
  expect(auditPage(read, { actions: ['record.viewed', 'record.viewed'] }, null, 50).items.map(({ seq }) => seq)).toEqual([8, 6, 4])
  expect(auditPage(read, { seqs: [4, 4, 5] }, null, 50).items.map(({ seq }) => seq)).toEqual([5, 4])
})

it('pages by time › goes on right below the entry before, also among entries of one moment and after the clock was set back', () => {
  const vault = aSealedLog()
  fillLog(vault, 10, 0)
  fillLog(vault, 10)
  vault.clock.advance(-5_000)
  fillLog(vault, 10, 0)
  const { read } = vault.database
  const all = auditPage(read, { from: 0 }, null, 500).items.map(({ seq }) => seq)
  const paged: number[] = []
  for (let before: number | null = null; ;) {
    const page: ReturnType<typeof auditPage> = auditPage(read, { from: 0 }, before, 7)
    paged.push(...page.items.map(({ seq }) => seq))
    before = page.next
    if (before === null) break
  }
  expect(paged).toEqual(all)
  expect(new Set(all).size).toBe(all.length)
  expect(auditPage(read, { from: 0 }, 9_999, 7).items).toEqual([])
})

it('an entry that somebody edited with the raw key › is shown all the same, whatever stands in it, so that it keeps no page from whoever looks', () => {
  const vault = aSealedLog()
  fillLog(vault, 12)
  const { db, read } = vault.database
  const details = ['5', '[]', '"x"', '{"facts":{"a":{}}}', '{"fields":{"a":null}}', '{"facts":[1]}', '{', 'null']
  db.exec('DROP TRIGGER audit_entries_keep_update; DROP TRIGGER audit_details_keep_update; UPDATE audit_entries SET at = 9007199254740991 WHERE seq = 3; UPDATE audit_entries SET at = -9007199254740991 WHERE seq = 4')
  const detailed = read.all<{ seq: number }>('SELECT seq FROM audit_details ORDER BY seq DESC')
  const edited = details.flatMap((detail, at) => {
    const seq = detailed[at]?.seq
    if (seq === undefined) return []
    db.run('UPDATE audit_details SET detail = ? WHERE seq = ?', detail, seq)
    return [seq]
  })
  const items = new Map(auditPage(read, {}, null, 50).items.map((item) => [item.seq, item]))
  expect(edited.length).toBeGreaterThan(4)
  expect(edited.map((seq) => items.get(seq)?.detail)).toEqual(edited.map(() => 'unreadable'))
  expect([3, 4].map((seq) => new Date(items.get(seq)?.at ?? Number.NaN).getUTCFullYear())).toEqual([275_760, -271_821])
})
