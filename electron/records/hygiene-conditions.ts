import type { Condition, ObjectType } from '../../shared/list'
import type { ReadDb } from '../db/database'
import { duplicatesOf } from './duplicate-list'
import type { Plan } from './list-filter'
import { createOddPhones, defaultCountryOf, isEmail } from './reachable'

export type HygieneCondition = Extract<Condition, { field: 'reach' | 'duplicates' | 'people' }> | Extract<Condition, { field: 'email' | 'phone' }>

/** Conditions that find what is to be tidied up. What only the program can judge is looked through once, and the list keeps what was found. */
export function planHygiene(db: ReadDb, plan: Plan, { field, op }: HygieneCondition, object: ObjectType, bin: boolean): void {
  switch (field) {
    case 'reach':
      plan.where.push({ sql: `c.email = '' AND c.phone = ''`, params: [] })
      return
    case 'duplicates':
      // Whatever is in the bin is out of the way already.
      if (bin) plan.where.push({ sql: '0', params: [] })
      else plan.ranked = { sql: 'SELECT value AS number, key AS rank FROM json_each(?)', params: [JSON.stringify([...duplicatesOf(db, object)])] }
      return
    case 'people':
      if (object === 'contact') plan.where.push({ sql: '0', params: [] })
      else plan.where.push({ sql: `${op === 'is-present' ? '' : 'NOT '}EXISTS (SELECT 1 FROM contact_positions AS p CROSS JOIN contacts AS t ON t.number = p.contact WHERE p.company = c.number AND p.has_left = 0 AND t.bin = 0)`, params: [] })
      return
    case 'email':
      plan.sources.push(numbers(invalidEmails(db, object, bin)))
      return
    case 'phone':
      plan.sources.push(numbers(invalidPhones(db, object, bin)))
  }
}

function numbers(found: readonly number[]): Plan['sources'][number] {
  return { sql: 'SELECT value AS number FROM json_each(?)', params: [JSON.stringify(found)] }
}

/** The statement passes over what is plainly an address; the import's own check decides the rest. */
function invalidEmails(db: ReadDb, object: ObjectType, bin: boolean): number[] {
  const rows = db.prepare<[number], { number: number; email: string }>(`
    SELECT number, email FROM ${tableOf(object)} WHERE +bin = ? AND email <> ''
      AND (email NOT GLOB '?*@?*' OR email GLOB '*@*@*' OR email GLOB '*[<>",;]*' OR email GLOB '*[^!-~]*' OR length(email) > 320)`)
  const found: number[] = []
  for (const { number, email } of rows.iterate(bin ? 1 : 0)) if (!isEmail(email)) found.push(number)
  return found
}

function invalidPhones(db: ReadDb, object: ObjectType, bin: boolean): number[] {
  const isOdd = createOddPhones(defaultCountryOf(db))
  const rows = db.prepare<[number], { number: number; phone: string }>(`
    SELECT number, phone FROM ${tableOf(object)} WHERE +bin = ? AND phone <> ''
      AND NOT (phone GLOB '+[1-9]*' AND phone NOT GLOB '*[^+0-9]*' AND length(phone) BETWEEN 11 AND 16)`)
  const found: number[] = []
  for (const { number, phone } of rows.iterate(bin ? 1 : 0)) if (isOdd(phone)) found.push(number)
  return found
}

function tableOf(object: ObjectType): string {
  return object === 'contact' ? 'contacts' : 'companies'
}
