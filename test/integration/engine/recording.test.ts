import { expect, it } from 'vitest'
import { readHead } from '../../../electron/audit/record'
import { verifyChain } from '../../../electron/audit/verify'
import { recordWhenFree } from '../../../electron/engine/recording'
import { aVaultDatabase } from '../../support/vault-database'

it('given a refusal on a full disk › whoever was refused gets the refusal and no bug, and the log stays whole', () => {
  const { database: { db, close }, context } = aVaultDatabase()
  const pages = db.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  db.exec(`PRAGMA max_page_count = ${String(pages)}`)
  for (let n = 0; n < 100; n++) recordWhenFree(() => ({ context }), { action: 'access.denied', objectType: null, objectId: null, detail: { facts: { channel: 'export.run' } } })
  expect(readHead(db).seq).toBeLessThan(100)
  expect(verifyChain(db)).toMatchObject({ ok: true })
  close()
})
