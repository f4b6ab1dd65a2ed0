export const enPalette = {
  title: 'Search',
  placeholder: 'Name, phone, email or command',
  results: 'Results',
  people: 'People',
  companies: 'Companies',
  create: 'New',
  go: 'Go to',
  commands: 'Commands',
  searching: 'Searching',
  nothing: 'Nothing found for “{{text}}”. Try part of a name, some digits of a phone number, or a command.',
  found_one: '{{n}} result',
  found_other: '{{n}} results',
} as const
