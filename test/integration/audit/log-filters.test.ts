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
