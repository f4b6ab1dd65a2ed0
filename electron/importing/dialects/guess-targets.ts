/** Where the columns of a file without a header go by what is in them: addresses and numbers are telling, the first words are the name. */
export function guessTargets(width: number, rows: readonly (readonly string[])[]): (string | null)[] {
  const targets: (string | null)[] = Array.from({ length: width }, (_, index) => targetOf(rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '')))
  const words = targets.flatMap((target, index) => (target === 'words' ? [index] : []))
  const [first, second] = words
  const separate = first !== undefined && second === first + 1 && rows.every((row) => !(row[first] ?? '').trim().includes(' ') || (row[second] ?? '').trim() !== '')
  return targets.map((target, index) => {
    if (target !== 'words') return target
    if (index === first) return separate ? 'givenName' : 'formattedName'
    if (index === second) return separate ? 'familyName' : 'positions.company'
    return index === words[2] && separate ? 'positions.company' : null
  })
}

function targetOf(values: readonly string[]): string | null {
  if (values.length === 0) return null
  const share = (test: RegExp): number => values.filter((value) => test.test(value)).length / values.length
  if (share(/^\S+@\S+\.\S+$/) > 0.6) return 'emails.main'
  if (share(/^https?:\/\/|^www\./i) > 0.6) return 'links.web'
  if (share(/^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/) > 0.6) return 'birthday'
  if (share(/^\+?[\d\s()./-]{7,}$/) > 0.6) return 'phones.main'
  return share(/\p{L}/u) > 0.6 && share(/^.{1,60}$/) > 0.8 ? 'words' : null
}
