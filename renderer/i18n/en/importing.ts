export const enImporting = {
  title: 'Import',
  step: { file: 'File', reading: 'How it is read', columns: 'Columns', check: 'Check', result: 'Done' },
  drop: {
    title: 'Drop a file here', text: 'CSV, TSV or vCard from Google, Outlook, HubSpot, Salesforce, Pipedrive, Thunderbird, LinkedIn or anything else. Nothing is written until you say so.',
    over: 'Let go to read it', choose: 'Choose a file',
  },
  another: 'Another file', next: 'Next file', startOver: 'Import another file', waiting: 'Waiting: {{names}}', reading: 'Reading {{name}}',
  rows_one: '{{n}} row', rows_other: '{{n}} rows', rowsUnknown: 'too large to count at once',
  sample: {
    title: 'Try it with sample data', text: 'Some thousand made-up people and companies to look around with. They go again with one press.', add: 'Add sample data', remove: 'Remove sample data',
    titleThere: 'Sample data', there: 'In the vault: {{contacts}} people and {{companies}} companies.', adding: 'Adding sample data', removing: 'Removing sample data', added_one: '{{n}} sample person added', added_other: '{{n}} sample people added', removed_one: '{{n}} sample person removed', removed_other: '{{n}} sample people removed',
  },
  recent: {
    title: 'Recent imports', file: 'File', when: 'When', rows: 'Rows', created: 'New', updated: 'Updated', skipped: 'Skipped', failed: 'Failed', state: 'State', actions: 'What to do',
    finished: 'Done', undone: 'Undone', partlyUndone: 'Partly undone', showOf: 'Show the records of {{name}}', undoOf: 'Undo the import of {{name}}', saveFailedOf: 'Save the failed rows of {{name}}',
  },
  undoing: 'Undoing the import of {{name}}',
  undone: {
    title: 'The import of {{name}} was undone', reversed_one: '{{n}} change taken back.', reversed_other: '{{n}} changes taken back.', kept_one: '{{n}} record kept, because it was changed since or is in use.', kept_other: '{{n}} records kept, because they were changed since or are in use.',
    errors_one: '{{n}} record could not be taken back; it is as it was.', errors_other: '{{n}} records could not be taken back; they are as they were.', showKept: 'Show the first one kept',
  },
  savedFailures_one: '{{n}} failed row written to {{name}}. Correct it there and import the file again.', savedFailures_other: '{{n}} failed rows written to {{name}}. Correct them there and import the file again.',
  failuresFile: '{{name}} failed rows.csv',
  settings: {
    object: 'What the rows are', people: 'People', companies: 'Companies', dialect: 'Comes from', encoding: 'Text encoding', delimiter: 'Cells are separated by', header: 'Column names are in', headerNone: 'No column names', headerLine: 'Line {{n}}', dateOrder: 'Dates are written',
    tags: 'Tag everything with', tagsHint: 'Separate tags with commas.', owner: 'Owner, where the file names none', ownerHint: 'For new records. Those that are here keep their owner, unless the file names another user.', ownerMe: 'Me ({{name}})', mode: 'What happens to the rows', legend: 'Look at the first rows. If they read wrong, change it here.', folder: 'A folder that Satchel exported itself. There is nothing to set.',
  },
  delimiter: { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', bar: 'Vertical bar' },
  date: { ymd: 'Year, month, day', dmy: 'Day, month, year', mdy: 'Month, day, year' },
  mode: {
    upsert: 'Add new ones, complete known ones', upsertText: 'Rows that match a record fill it in; all others become new records. A blank cell never overwrites.',
    create: 'Only add new ones', createText: 'Rows that match a record are skipped. Nothing that is already in the vault changes.',
    update: 'Only complete known ones', updateText: 'Rows that match a record fill it in; rows without a match fail and can be saved as a file.',
  },
  dialect: {
    satchel: 'Satchel', google: 'Google Contacts', googleOld: 'Google Contacts (old)', outlook: 'Outlook', outlookCom: 'Outlook.com', outlookDe: 'Outlook (German)', hubspot: 'HubSpot', salesforceExport: 'Salesforce data export', salesforceReport: 'Salesforce report',
    pipedrive: 'Pipedrive', act: 'Act', thunderbird: 'Thunderbird', linkedin: 'LinkedIn', vcard: 'vCard', generic: 'Something else',
  },
  encoding: { utf8: 'UTF-8', utf16le: 'UTF-16 (little endian)', utf16be: 'UTF-16 (big endian)', windows1252: 'Windows, Western Europe (1252)', iso88591: 'ISO 8859-1', windows1250: 'Windows, Central Europe (1250)' },
  note: {
    preamble: 'Lines before the column names are left out.', footer: 'Lines after the last row, such as a total, are left out.', mixed: 'Part of the text is in another encoding. Look for odd letters among the first rows.', noRows: 'There are column names but no rows.',
    duplicates: 'Some column names occur twice. Look at where they go.', ragged: 'Some rows have fewer or more cells than there are columns.', truncated: 'A quote is opened and never closed, or the file is cut off in its last row. Look at the rows that say so.', countedCompanies: 'Companies are found by their row in the file of companies that was imported last. Check that it belongs to this file.',
  },
  firstRows: 'First rows', firstRowsOf: 'The first {{n}} rows of {{total}}', moreColumns_one: '{{n}} more column is not shown here.', moreColumns_other: '{{n}} more columns are not shown here.', cards: 'First cards', noHeader: 'Column {{n}}',
  columns: {
    intro: 'Each field on the left is filled from the column beside it.', remembered: 'You imported a file like this before: its columns go where you sent them then.', yours: 'Your column', samples: 'In your file', goes: 'Field in Satchel', leaveOut: 'Leave out', choose: '{{column}} goes to',
    find: 'Find a place', places: 'Places', blank: 'Nothing in the first rows', counts: '{{used}} of {{all}} columns are used. What is left out stays with the record as the original row.', showEmpty_one: 'Show {{n}} blank column', showEmpty_other: 'Show {{n}} blank columns', showMore_one: 'Show {{n}} more column', showMore_other: 'Show {{n}} more columns',
    cards: 'Cards name their own fields. There is nothing to set here.',
  },
  check: {
    intro: 'Checking counts what would happen and changes nothing.', run: 'Check', again: 'Check again', running: 'Checking {{name}}', old: 'Something changed since. Check again to see what would happen now.', created: 'new', updated: 'updated', skipped: 'skipped', failed: 'fail', companies_one: '{{n}} company is created along the way.', companies_other: '{{n}} companies are created along the way.',
    sum: 'Together {{rows}}: every row of the file.', problems: 'Rows to look at', problemsText_one: '{{n}} row has something odd. Change its cells here, leave it out, or go on: what cannot be imported can be saved as a file.', problemsText_other: '{{n}} rows have something odd. Change their cells here, leave them out, or go on: what cannot be imported can be saved as a file.',
    firstProblems: 'The first {{n}} are here to be repaired.', none: 'No row has a problem.', nothing: 'Nothing would change: every row is already in the vault.',
  },
  problem: {
    row: 'Row', what: 'What is odd', blocking: 'Cannot be imported', noted: 'Is imported with a note', dropped: 'Left out', repaired: 'Changed', drop: 'Leave row {{n}} out', putBack: 'Put row {{n}} back as it was', cell: '{{column}}, row {{n}}', allColumns: 'Show all columns', fewColumns: 'Show fewer columns', more_one: 'Show {{n}} more row', more_other: 'Show {{n}} more rows', at: '{{column}}: {{reason}}',
  },
  reason: {
    nameless: 'There is nothing to call it by: no name, company, email or phone.', tooLong: 'The text is too long.', badEmail: 'This is not an email address. It is kept in the notes.', badPhone: 'This does not look like a phone number. It is kept as it is.', phoneLostDigits: 'A spreadsheet seems to have rounded this number; digits are lost.', badDate: 'This is not a date. It is kept in the notes.',
    controlCharacters: 'There are invisible characters; they are taken out.', unreadableCard: 'This card cannot be read.', tooManyCells: 'There are more cells than columns. A separator or quote may be out of place.', noMatch: 'No record in the vault matches.', tooManyValues: 'There are too many values.', ambiguousMatch: 'It matches more than one record in the vault.', companyUnknown: 'The company it refers to is not in the vault. Import the companies first, then this file again.', groupCard: 'This card is a group of people, not a person. It is left out.', openQuote: 'A quote is opened in this row and never closed; the row was read up to the end of its line.', optOutUnused: 'It says not to write or call, but there is no address or number to mark. Mark it once there is one.',
  },
  run: { rows_one: 'Import {{n}} row', rows_other: 'Import {{n}} rows', running: 'Importing {{name}}', safe: 'All or nothing: if you stop it, the vault is as it was before.', cannot: 'There is nothing to import.' },
  owners: {
    unknown_one: '{{n}} row names an owner who is no user here', unknown_other: '{{n}} rows name an owner who is no user here', names: 'Among them: {{names}}.', unknownText: 'No user is made of it. New records of these rows get the owner you chose, or none; the others keep theirs.',
    kept_one: '{{n}} record keeps its owner', kept_other: '{{n}} records keep their owner', keptText: 'The file names somebody else, but your role may not take them from whoever has them.',
  },
  result: {
    title_one: 'Import finished: {{n}} row of {{name}}', title_other: 'Import finished: {{n}} rows of {{name}}', failed: 'failed', show: 'Show these records', undo: 'Undo', saveFailed: 'Save failed rows', companies_one: '{{n}} company was created along the way.', companies_other: '{{n}} companies were created along the way.', failedText: 'Save the failed rows, correct them in the file and import it again.',
  },
  records: { deals: 'deals', activities: 'activities or tasks', tickets: 'tickets or cases', products: 'products', other: 'other records' },
  failure: {
    notAFile: 'This is a folder or a device and not a file. Nothing was changed. Choose the file itself.',
    otherRecords: 'The file holds {{what}}, which this version does not keep. Nothing was changed. Import the files of people and companies, and keep this one.',
    title: 'That did not work', stopped: 'Stopped', empty: 'The file is empty. Nothing was changed. Export it again from the program it comes from.', notText: 'This is not a text file but something else, such as a spreadsheet or a picture. Nothing was changed. Save it as CSV or vCard and try again.', tooLarge: 'The file is larger than {{limit}}. Nothing was changed. Split it and import the parts one after another.',
    noRows: 'There are no rows in this file, or none that can be read this way. Nothing was changed.', gone: 'The file is not there any more. Nothing was changed. Choose it again where it is now.', unreadable: 'The file cannot be read. Nothing was changed. Check that you may open it and that its drive is connected.', changed: 'The file was changed since it was read. Nothing was imported. Read it again and check once more.',
    cancelled: 'You stopped it. The vault is as it was before.', notFound: 'The choice of the file has expired. Nothing was changed. Choose the file again.', ownerGone: 'The user who was to own the new records was removed meanwhile. Nothing was changed. Choose somebody else.', invalidPlan: 'It cannot be read this way. Nothing was changed. Check the settings of the columns and tags.', again: 'Read it again',
  },
  target: {
    givenName: 'First name', familyName: 'Last name', formattedName: 'Full name', namePrefix: 'Title before', middleName: 'Middle name', nameSuffix: 'Title after', nickname: 'Nickname', phoneticGivenName: 'First name as spoken', phoneticFamilyName: 'Last name as spoken', company: 'Company', role: 'Role', department: 'Department', companyRef: 'Company’s id in the source',
    birthday: 'Birthday', birthYear: 'Birthday: year', birthMonth: 'Birthday: month', birthDay: 'Birthday: day', tags: 'Tags', notes: 'Notes', extra: 'Notes, behind the column’s name', optOutEmail: 'Wants no email', optOutPhone: 'Wants no calls', owner: 'Owner', sourceId: 'Id in the source', satchelId: 'Satchel’s own id', companyName: 'Company name', domain: 'Domain', industry: 'Industry', employees: 'Employees',
    emails: 'Email', phones: 'Phone', addresses: 'Address', links: 'Link', ofKind: '{{what}} ({{kind}})', part: '{{whole}}: {{part}}',
  },
  kind: { main: 'main', work: 'work', home: 'private', other: 'other', mobile: 'mobile', workFax: 'fax', homeFax: 'private fax', pager: 'pager', assistant: 'assistant', billing: 'billing', shipping: 'shipping', web: 'Website', linkedin: 'LinkedIn', twitter: 'X / Twitter', facebook: 'Facebook' },
  part: { street: 'street', extended: 'extra line', poBox: 'PO box', city: 'city', region: 'region', postalCode: 'postal code', country: 'country', value: 'value', label: 'kind' },
  group: { name: 'Name', work: 'Work', email: 'Email', phone: 'Phone', address: 'Address', workAddress: 'Work address', homeAddress: 'Private address', otherAddress: 'Other address', billingAddress: 'Billing address', shippingAddress: 'Shipping address', links: 'Links', more: 'More', company: 'Company' },
} as const
