import type { ReadDb } from '../db/database'

/** How many sample records are in the lists. */
export function sampleState(read: ReadDb): { readonly contacts: number; readonly companies: number } {
  const contacts = read.get<{ n: number }>(`SELECT count(*) AS n FROM contact_details AS d JOIN contacts AS c ON c.number = d.number WHERE d.source_batch IN (SELECT id FROM import_batches WHERE format = 'sample') AND c.bin = 0`)
  const companies = read.get<{ n: number }>(`SELECT count(*) AS n FROM company_details AS d JOIN companies AS c ON c.number = d.number WHERE d.source_batch IN (SELECT id FROM import_batches WHERE format = 'sample') AND c.bin = 0`)
  return { contacts: contacts?.n ?? 0, companies: companies?.n ?? 0 }
}
