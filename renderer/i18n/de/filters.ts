import type { enFilters } from '../en/filters'
import type { Translated } from '../resources'

export const deFilters: Translated<typeof enFilters> = {
  filter: 'Filtern', add: 'Filtern nach', active: 'Filter', clear: 'Alle entfernen', take: 'Anwenden', how: 'Bedingung', day: 'Tag', month: 'Monat', remove: 'Filter entfernen: {{words}}',
  kind: { tag: 'Schlagwort', company: 'Firma', city: 'Ort', country: 'Land', industry: 'Branche', owner: 'Zuständig', email: 'E-Mail', phone: 'Telefon', notes: 'Notizen', birthday: 'Geburtstag', optOut: 'Nicht verwenden', reach: 'Nicht erreichbar', duplicates: 'Mögliche Dubletten', people: 'Personen dort', updated: 'Wann geändert', created: 'Wann angelegt', batch: 'Import' },
  tagIs: 'Schlagwort ist {{value}}', tagIsNot: 'Schlagwort ist nicht {{value}}', tagAny: 'Mit Schlagwort', tagNone: 'Ohne Schlagwort',
  companyIs: 'Firma ist {{value}}', companyAny: 'Mit Firma', companyNone: 'Ohne Firma',
  industryIs: 'Branche ist {{value}}', industryAny: 'Mit Branche', industryNone: 'Ohne Branche',
  cityIs: 'In {{value}}', cityAny: 'Mit Ort', cityNone: 'Ohne Ort',
  countryIs: 'Land ist {{value}}', countryAny: 'Mit Land', countryNone: 'Ohne Land',
  ownerIs: 'Zuständig ist {{value}}', ownerNone: 'Ohne Zuständige',
  emailNone: 'Ohne E-Mail', emailAny: 'Mit E-Mail', phoneNone: 'Ohne Telefon', phoneAny: 'Mit Telefon', emailInvalid: 'E-Mail ist ungültig', phoneInvalid: 'Telefon ist ungültig', reachNone: 'Ohne E-Mail und Telefon', duplicates: 'Vielleicht doppelt', peopleNone: 'Niemand arbeitet dort', peopleAny: 'Jemand arbeitet dort', notesAny: 'Mit Notizen', notesNone: 'Ohne Notizen',
  birthdayIn: 'Geburtstag im {{value}}', optOutAny: 'Mit „Nicht verwenden“', optOutNone: 'Ohne „Nicht verwenden“',
  updatedSince: 'Geändert seit {{value}}', updatedBefore: 'Geändert vor dem {{value}}', createdSince: 'Angelegt seit {{value}}', createdBefore: 'Angelegt vor dem {{value}}',
  batchIs: 'Aus dem Import {{value}}', import: '{{name}} vom {{day}}',
  nothing: 'Nichts gefunden', nothingText: 'In dieser Liste passt nichts auf all das:', searched: '„{{text}}“', elsewhere: 'Die Suche mit Strg+K sucht überall.', clearAll: 'Die ganze Liste zeigen',
  exportCount_one: '{{n}} Eintrag exportieren', exportCount_other: '{{n}} Einträge exportieren',
}
