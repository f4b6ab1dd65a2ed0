export const enFilters = {
  add: 'Filter', choose: 'Show those', type: 'Type to find', typeDay: 'A day, like {{example}}',
  bar: 'Filters', clear: 'Clear all', chipKeys: 'Enter changes it, Delete takes it away', remove: 'Remove: {{text}}',
  found: { contact_one: '{{n}} person', contact_other: '{{n}} people', company_one: '{{n}} company', company_other: '{{n}} companies' },
  me: 'Me',
  kind: { tag: 'Tag is …', notTag: 'Tag is not …', company: 'Company is …', city: 'City is …', country: 'Country is …', industry: 'Industry is …', owner: 'Owner is …', created: 'Created since or before …', updated: 'Changed since or before …', batch: 'From the import of …' },
  label: { tag: 'Tag is', notTag: 'Tag is not', company: 'Company is', city: 'City is', country: 'Country is', industry: 'Industry is', owner: 'Owner is', created: 'Created', updated: 'Changed', batch: 'From the import of', presence: 'Has or lacks' },
  is: {
    text: 'Has “{{value}}”', tag: 'Tag is {{value}}', notTag: 'Tag is not {{value}}', company: 'Company is {{value}}', city: 'City is {{value}}', country: 'Country is {{value}}', industry: 'Industry is {{value}}', owner: 'Owner is {{value}}', me: 'Owner is me',
    createdSince: 'Created since {{value}}', createdBefore: 'Created before {{value}}', updatedSince: 'Changed since {{value}}', updatedBefore: 'Changed before {{value}}', batch: 'From the import of {{value}}, {{day}}', someBatch: 'From an import',
  },
  has: { email: 'Has an email', phone: 'Has a phone', notes: 'Has notes', tags: 'Has a tag' },
  hasNo: { email: 'Has no email', phone: 'Has no phone', notes: 'Has no notes', tags: 'Has no tag', company: 'Has no company', owner: 'Has no owner' },
  day: { today: 'today', week: 'in the last 7 days', month: 'in the last 30 days', year: 'in the last 365 days', notForAYear: 'longer ago than that', since: 'since {{day}}', before: 'before {{day}}' },
  nothing: 'Nothing fits', nothingText_one: 'You asked for:', nothingText_other: 'You asked for all of these:', clearAndShow: 'Clear the filter',
  exportThese: { contact_one: 'Export this one person', contact_other: 'Export these {{n}} people', company_one: 'Export this one company', company_other: 'Export these {{n}} companies' },
  exportSelected_one: 'Export the one selected', exportSelected_other: 'Export the {{n}} selected',
} as const
