import type { PhoneItem } from '../../shared/record-fields'
import { digitsOf } from '../../shared/fold'
import type { WriteDb } from '../../electron/db/database'
import { encodeList } from '../../electron/db/stored-lists'

/**
 * Gives people other phones in one transaction, with the statements that earlier versions used: out of the index and in again with nothing
 * written out between. With `detail = none` and `secure-delete` that loses later records of a run of digits which both numbers have.
 */
export function changePhonesAsBefore(db: WriteDb, people: readonly { readonly number: number; readonly before: string; readonly after: PhoneItem }[]): void {
  db.transaction(() => {
    for (const { number, before, after } of people) {
      db.run('UPDATE contacts SET phone = ? WHERE number = ?', after.number, number)
      db.run('UPDATE contact_details SET phones = ? WHERE number = ?', encodeList([after]), number)
      db.run(`INSERT INTO contact_phone_search (contact_phone_search, rowid, digits) VALUES ('delete', ?, ?)`, number, digitsOf(before))
      db.run('INSERT INTO contact_phone_search (rowid, digits) VALUES (?, ?)', number, digitsOf(after.number))
    }
  })
}
