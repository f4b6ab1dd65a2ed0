// Signs that move the cursor or turn the reading direction: data from a file must not drive the terminal it is shown on.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const GAP = '  '
// Cuts between what a reader sees as one sign, never inside an emoji or a letter with its accents.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Text of a record on one line, harmless to a terminal. */
export function plain(value: string): string {
  return value.replace(UNSAFE, ' ')
}

/** Cells in columns under a header, lines without trailing blanks. `widest` cuts a cell that is longer, with an ellipsis. */
export function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[], widest = 48): string {
  const lines = [header, ...rows.map((row) => row.map((cell) => cut(plain(String(cell ?? '')), widest)))]
  const widths = header.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))))
  return lines.map((line) => line.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))).join(GAP).trimEnd()).join('\n')
}

/** `name  value` lines, names padded to one width; empty values are left out. */
export function facts(pairs: readonly (readonly [string, string | number | null])[]): string {
  const shown = pairs.filter(([, value]) => value !== null && value !== '')
  const widest = Math.max(0, ...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(widest)}${GAP}${plain(String(value))}`).join('\n')
}

/** A moment in UTC to the minute: the same everywhere, and sortable. What no date can tell stands in files that somebody else wrote. */
export function moment(ms: number | null): string {
  if (ms === null) return 'never'
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'at no time' : `${date.toISOString().slice(0, 16).replace('T', ' ')}Z`
}

/** `3 contacts`, `1 contact`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

function cut(text: string, widest: number): string {
  if (text.length <= widest) return text
  const signs = Array.from(segmenter.segment(text), ({ segment }) => segment)
  return signs.length <= widest ? text : `${signs.slice(0, widest - 1).join('')}…`
}

/** Columns a text takes in a terminal: combining signs none, East Asian wide signs and emoji two. */
function width(text: string): number {
  let columns = 0
  for (const sign of text) {
    if (/\p{M}/u.test(sign)) continue
    columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(sign) ? 2 : 1
  }
  return columns
}
