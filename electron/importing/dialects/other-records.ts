import type { OtherRecords } from '../../../shared/importing/channels'
import { headerKey } from './header-key'
import { synonymTarget } from './synonyms'

/** `Deal - Title`, in any of the languages of Pipedrive. */
const PREFIXES: Readonly<Record<OtherRecords, RegExp>> = {
  deals: /^\s*(deal|obchod|affaire|trato|neg[oó]cio|negocia[cç][aã]o|trattativa|transakcja|szansa|kauppa|tehing|angebot|lead)\s+-\s+/i,
  activities: /^\s*(activity|aktivita|aktivit[aä]t|activit[eé]|actividad|atividade|attivit[aà]|activiteit|aktywno[sś][cć])\s+-\s+/i,
  tickets: /^\s*ticket\s+-\s+/i,
  products: /^\s*(product|produkt|produit|producto|produto|prodotto)\s+-\s+/i,
}

/** Columns that only such a file has together; a column may have several names. */
const SIGNS: readonly (readonly [OtherRecords, ...(readonly string[])[]])[] = [
  ['deals', ['stagename', 'stage', 'dealstage', 'salesstage', 'phase'], ['amount', 'value', 'dealvalue', 'betrag', 'wert'], ['closedate', 'expectedclosedate', 'probability', 'isclosed', 'pipeline', 'forecastcategory', 'abschlussdatum']],
  ['deals', ['dealname', 'opportunityname', 'dealtitle', 'opportunity']],
  ['deals', ['stagename'], ['closedate']],
  ['activities', ['subject', 'betreff'], ['activitydate', 'duedate', 'startdate', 'activitydatetime', 'beginntam', 'falligam', 'dueat', 'startdatetime']],
  ['activities', ['tasktitle', 'taskname', 'activitytype', 'tasksubject'], ['duedate', 'taskstatus', 'status', 'activitydate', 'date']],
  ['tickets', ['ticketname', 'casenumber', 'ticketid', 'ticketstatus']],
  ['products', ['productcode', 'sku', 'unitprice', 'productname'], ['price', 'unitprice', 'unitcost', 'productcode', 'isactive', 'sku']],
]

/**
 * What a file holds instead of people or companies, or null. A file that names people by first or last name, or has an address to write to,
 * holds people, whatever else its columns say: leads are people.
 */
export function recogniseOtherRecords(headers: readonly string[]): OtherRecords | null {
  for (const [records, prefix] of Object.entries(PREFIXES) as [OtherRecords, RegExp][]) {
    const count = headers.filter((header) => prefix.test(header)).length
    if (count > headers.length / 2 || (count > 0 && prefix.test(headers[0] ?? ''))) return records
  }
  const keys = new Set(headers.map(headerKey))
  for (const key of keys) {
    const target = synonymTarget('contact', key) ?? ''
    if (target === 'givenName' || target === 'familyName' || target.startsWith('emails.')) return null
  }
  return SIGNS.find(([, ...columns]) => columns.every((names) => names.some((name) => keys.has(name))))?.[0] ?? null
}
