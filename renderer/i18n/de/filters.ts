import type { Translated } from '../resources'
import type { enFilters } from '../en/filters'

export const deFilters: Translated<typeof enFilters> = {
  add: 'Filter', choose: 'Zeige alle', type: 'Zum Finden tippen', typeDay: 'Ein Tag, etwa {{example}}',
  bar: 'Filter', clear: 'Alle aufheben', chipKeys: 'Eingabe ändert ihn, Entf nimmt ihn weg', remove: 'Entfernen: {{text}}',
  found: { contact_one: '{{n}} Person', contact_other: '{{n}} Personen', company_one: '{{n}} Firma', company_other: '{{n}} Firmen' },
  me: 'Ich',
  kind: { tag: 'Schlagwort ist …', notTag: 'Schlagwort ist nicht …', company: 'Firma ist …', city: 'Ort ist …', country: 'Land ist …', industry: 'Branche ist …', owner: 'Zuständig ist …', created: 'Angelegt seit oder vor …', updated: 'Geändert seit oder vor …', batch: 'Aus dem Import von …' },
  label: { tag: 'Schlagwort ist', notTag: 'Schlagwort ist nicht', company: 'Firma ist', city: 'Ort ist', country: 'Land ist', industry: 'Branche ist', owner: 'Zuständig ist', created: 'Angelegt', updated: 'Geändert', batch: 'Aus dem Import von', presence: 'Mit oder ohne' },
  is: {
    text: 'Enthält „{{value}}“', tag: 'Schlagwort ist {{value}}', notTag: 'Schlagwort ist nicht {{value}}', company: 'Firma ist {{value}}', city: 'Ort ist {{value}}', country: 'Land ist {{value}}', industry: 'Branche ist {{value}}', owner: 'Zuständig ist {{value}}', me: 'Zuständig bin ich',
    createdSince: 'Angelegt seit {{value}}', createdBefore: 'Angelegt vor dem {{value}}', updatedSince: 'Geändert seit {{value}}', updatedBefore: 'Geändert vor dem {{value}}', batch: 'Aus dem Import von {{value}}, {{day}}', someBatch: 'Aus einem Import',
  },
  has: { email: 'Mit E-Mail', phone: 'Mit Telefon', notes: 'Mit Notizen', tags: 'Mit Schlagwort' },
  hasNo: { email: 'Ohne E-Mail', phone: 'Ohne Telefon', notes: 'Ohne Notizen', tags: 'Ohne Schlagwort', company: 'Ohne Firma', owner: 'Ohne Zuständige' },
  day: { today: 'heute', week: 'in den letzten 7 Tagen', month: 'in den letzten 30 Tagen', year: 'in den letzten 365 Tagen', notForAYear: 'noch länger her', since: 'seit {{day}}', before: 'vor dem {{day}}' },
  nothing: 'Nichts passt', nothingText_one: 'Gesucht war:', nothingText_other: 'Gesucht war alles zusammen:', clearAndShow: 'Filter aufheben',
  exportThese: { contact_one: 'Diese eine Person exportieren', contact_other: 'Diese {{n}} Personen exportieren', company_one: 'Diese eine Firma exportieren', company_other: 'Diese {{n}} Firmen exportieren' },
  exportSelected_one: 'Den ausgewählten Eintrag exportieren', exportSelected_other: '{{n}} ausgewählte Einträge exportieren',
}
