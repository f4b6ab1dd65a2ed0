/** Conditions of a list, as a person would say them. */
export const enFilters = {
  filter: 'Filter', add: 'Filter by', active: 'Filters', clear: 'Clear all', take: 'Apply', how: 'Condition', day: 'Day', month: 'Month', remove: 'Remove the filter: {{words}}',
  kind: { tag: 'Tag', company: 'Company', city: 'City', country: 'Country', industry: 'Industry', owner: 'Owner', email: 'Email', phone: 'Phone', notes: 'Notes', birthday: 'Birthday', optOut: 'Do not use', reach: 'Out of reach', duplicates: 'Possible duplicates', people: 'People there', updated: 'When changed', created: 'When created', batch: 'Import' },
  tagIs: 'Tag is {{value}}', tagIsNot: 'Tag is not {{value}}', tagAny: 'Has a tag', tagNone: 'Has no tag',
  companyIs: 'Company is {{value}}', companyAny: 'Has a company', companyNone: 'Has no company',
  industryIs: 'Industry is {{value}}', industryAny: 'Has an industry', industryNone: 'Has no industry',
  cityIs: 'In {{value}}', cityAny: 'Has a city', cityNone: 'Has no city',
  countryIs: 'Country is {{value}}', countryAny: 'Has a country', countryNone: 'Has no country',
  ownerIs: 'Owner is {{value}}', ownerNone: 'Has no owner',
  emailNone: 'Has no email', emailAny: 'Has an email', phoneNone: 'Has no phone', phoneAny: 'Has a phone', emailInvalid: 'Email is not valid', phoneInvalid: 'Phone is not valid', reachNone: 'Has neither email nor phone', duplicates: 'May be a duplicate', peopleNone: 'Has nobody working there', peopleAny: 'Has somebody working there', notesAny: 'Has notes', notesNone: 'Has no notes',
  birthdayIn: 'Birthday in {{value}}', optOutAny: 'Has a “Do not use”', optOutNone: 'Has no “Do not use”',
  updatedSince: 'Changed since {{value}}', updatedBefore: 'Changed before {{value}}', createdSince: 'Created since {{value}}', createdBefore: 'Created before {{value}}',
  batchIs: 'From import {{value}}', import: '{{name}} of {{day}}',
  nothing: 'Nothing found', nothingText: 'Nothing in this list fits all of this:', searched: '“{{text}}”', elsewhere: 'The search with Ctrl+K looks everywhere.', clearAll: 'Show the whole list',
  exportCount_one: 'Export {{n}} record', exportCount_other: 'Export {{n}} records',
} as const
