const THUNDERBIRD = [
  'First Name', 'Last Name', 'Display Name', 'Nickname', 'Primary Email', 'Secondary Email', 'Screen Name', 'Work Phone', 'Home Phone', 'Fax Number', 'Pager Number', 'Mobile Number',
  'Home Address', 'Home Address 2', 'Home City', 'Home State', 'Home ZipCode', 'Home Country', 'Work Address', 'Work Address 2', 'Work City', 'Work State', 'Work ZipCode', 'Work Country',
  'Job Title', 'Department', 'Organization', 'Web Page 1', 'Web Page 2', 'Birth Year', 'Birth Month', 'Birth Day', 'Custom 1', 'Custom 2', 'Custom 3', 'Custom 4', 'Notes',
] as const

/**
 * The header that rows without one must have had, or null. Thunderbird can leave its header out: 37 columns, addresses only in the fifth and sixth.
 */
export function headlessHeader(rows: readonly (readonly string[])[]): readonly string[] | null {
  const filled = rows.filter((row) => row.length >= THUNDERBIRD.length - 1 && row.length <= THUNDERBIRD.length + 1)
  if (filled.length === 0 || filled.length < rows.length) return null
  const fits = filled.every((row) => row.every((cell, at) => !cell.includes('@') || at === 4 || at === 5 || at > 25) && /^$|@/.test(row[4]?.trim() ?? ''))
  return fits && filled.some((row) => (row[4] ?? '').includes('@')) ? THUNDERBIRD : null
}
