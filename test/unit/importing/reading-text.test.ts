import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evidentOrder, parseDate } from '../../../electron/importing/mapping/dates'
import { readCsvRows } from '../../../electron/importing/read/csv-rows'
import { detectDelimiter } from '../../../electron/importing/read/delimiter'
import { openSource } from '../../../electron/importing/read/source-file'
import { detectEncoding, readText } from '../../../electron/importing/read/text-encoding'
import { expectOk } from '../../../shared/result'
import { aFile } from '../../support/import-scene'

function readAs(bytes: Uint8Array): { encoding: string; mixed: boolean; text: string } {
  const source = expectOk(openSource(aFile(bytes)), 'the file opens')
  const detected = detectEncoding(source)
  const text = [...readText(source, detected.encoding)].join('')
  source.close()
  return { ...detected, text }
}
const wide = (text: string, mark: boolean, big: boolean): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const rowsIn = (text: string): string[][] => [...readCsvRows([text], ',')].flatMap(({ rows }) => rows.map((row) => [...row]))

describe('openSource', () => {
  it('refuses what can not be imported by name', () => {
    expect(openSource(aFile(''))).toEqual({ ok: false, failure: { kind: 'file-empty' } })
    expect(openSource('/nowhere/at/all.csv')).toEqual({ ok: false, failure: { kind: 'file-gone' } })
    for (const head of [[0x50, 0x4b, 0x03, 0x04], [0x89, 0x50, 0x4e, 0x47], [0x25, 0x50, 0x44, 0x46], [0, 0, 0, 0]]) {
      expect(openSource(aFile(Uint8Array.from([...head, ...Array.from({ length: 400 }, (_, i) => (i * 7) % 256)])))).toEqual({ ok: false, failure: { kind: 'file-not-text' } })
    }
  })
  it('refuses a file of 2 GB without reading it', () => {
    const path = aFile('a,b\n')
    truncateSync(path, 2 * 1024 ** 3)
    expect(openSource(path)).toMatchObject({ ok: false, failure: { kind: 'file-too-large' } })
  })
})

describe('detectEncoding and readText', () => {
  const text = 'Name,City\nJürgen Müller,Köln\nZoë,São Paulo\n'
  it('reads UTF-8 with and without a mark', () => {
    expect(readAs(Buffer.from(text))).toEqual({ encoding: 'utf-8', mixed: false, text })
    expect(readAs(Buffer.from(`\uFEFF${text}`))).toEqual({ encoding: 'utf-8', mixed: false, text })
  })
  it.each([[true, false, 'utf-16le'], [true, true, 'utf-16be'], [false, false, 'utf-16le'], [false, true, 'utf-16be']])('reads UTF-16 (mark %s, big-endian %s) as %s', (mark, big, encoding) => {
    expect(readAs(wide(text, mark, big))).toEqual({ encoding, mixed: false, text })
  })
  it('reads windows-1252 and windows-1250', () => {
    expect(readAs(Buffer.from('Name\nM\xfcller \x80\n', 'latin1'))).toEqual({ encoding: 'windows-1252', mixed: false, text: 'Name\nMüller €\n' })
    expect(readAs(Buffer.from('Name\nMicha\xb3 Kowalczyk\nGa\xb3\xb9zka\n', 'latin1'))).toMatchObject({ encoding: 'windows-1250', text: 'Name\nMichał Kowalczyk\nGałązka\n' })
  })
  it('reads a mixed file line by line and says so', () => {
    expect(readAs(Buffer.concat([Buffer.from('Name\nMüller\n'), Buffer.from('J\xe4ger\n', 'latin1'), Buffer.from('Schäfer\n')]))).toEqual({ encoding: 'utf-8', mixed: true, text: 'Name\nMüller\nJäger\nSchäfer\n' })
  })
  it('makes one line end of every kind and cuts no character between chunks', () => {
    expect(readAs(Buffer.from('a\r\nb\r\r\nc\nd')).text).toBe('a\nb\nc\nd')
    expect(readAs(Buffer.from('a\rb\rc')).text).toBe('a\nb\nc')
    const long = `${'x'.repeat(1024 * 1024 - 1)}üüü\n`
    expect(readAs(Buffer.from(long)).text).toBe(long)
  })
})

describe('detectEncoding and readText of cards', () => {
  const latin = (...lines: string[]): Buffer => Buffer.from(['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n'), 'latin1')
  const read = (...lines: string[]): { encoding: string; mixed: boolean; lines: string[] } => {
    const { text, ...detected } = readAs(latin(...lines))
    return { ...detected, lines: text.split('\n').slice(2, -2) }
  }
  it('joins a fold inside a character of UTF-8, and leaves intact names of the card alone', () => {
    expect(read('N:M\xc3\xbcller;J\xc3', ' \xbcrgen', 'NOTE:\xe2\x82', '\t\xac 5')).toEqual({ encoding: 'utf-8', mixed: false, lines: ['N:Müller;Jürgen', 'NOTE:€ 5'] })
  })
  it('joins such a fold wherever the file is cut into chunks', () => {
    for (let before = 0; before < 8; before++) {
      const note = `NOTE:${'x'.repeat(1024 * 1024 - 'BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE:'.length - before)}`
      expect(read(`${note}\xc3`, ' \xbc').lines, `${String(before)} bytes before the cut`).toEqual([`${note}ü`])
    }
  })
  it('reads a line in the charset it names, folded or not, beside lines of UTF-8', () => {
    expect(read('N;CHARSET=WINDOWS-1251:\xc8\xe2\xe0\xed\xee\xe2;\xc8\xe2\xe0\xed', 'NOTE;CHARSET=windows-1251:\xc8\xe2', ' \xe0\xed', 'ORG:M\xc3\xbcller')).toEqual({
      encoding: 'utf-8', mixed: false, lines: ['N;CHARSET=WINDOWS-1251:Иванов;Иван', 'NOTE;CHARSET=windows-1251:Ив', ' ан', 'ORG:Müller'],
    })
    expect(read('N;CHARSET=GB2312:\xc0\xae;\xc4\xbd').lines).toEqual(['N;CHARSET=GB2312:喇;慕'])
  })
  it('believes the bytes where a converted file still names its old charset, and where the charset is unknown', () => {
    expect(read('N;CHARSET=WINDOWS-1252:M\xc3\xbcller', 'ORG;CHARSET=X-NONE:M\xfcller')).toMatchObject({ encoding: 'utf-8', lines: ['N;CHARSET=WINDOWS-1252:Müller', 'ORG;CHARSET=X-NONE:Müller'] })
  })
  it('reads cards without any such line in the code page of the whole file', () => {
    expect(read('N:Ga\xb3\xb9zka;Micha\xb3')).toEqual({ encoding: 'windows-1250', mixed: false, lines: ['N:Gałązka;Michał'] })
  })
})

describe('readCsvRows', () => {
  it('keeps line ends and doubled quotes inside quotes, lone quotes in cells, and ragged rows', () => {
    expect(rowsIn('a,b\n"x\ny","say ""hi"""\n5" pipe\n1,2,3\n')).toEqual([['a', 'b'], ['x\ny', 'say "hi"'], ['5" pipe'], ['1', '2', '3']])
  })
  it('reads the same rows whatever the pieces are', () => {
    const text = 'a,b\n"x\ny",2\n"q""q",ü\n,\nlast,one'
    for (let size = 1; size < 12; size++) {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${String(size)}}`, 'g')) ?? []
      expect([...readCsvRows(pieces, ',')].flatMap(({ rows }) => rows), `pieces of ${String(size)}`).toEqual(rowsIn(text))
    }
  })
  it('loses one line, not the file, to a quote that is never closed', () => {
    expect(rowsIn('a,b\n1,"open\n2,x\n3,y\n')).toEqual([['a', 'b'], ['1', 'open'], ['2', 'x'], ['3', 'y']])
    expect([...readCsvRows(['a\n"cut off'], ',')].at(-1)?.openQuote).toBe(true)
  })
})

describe('a quote that is never closed', () => {
  it('does not swallow the rows up to the next quote', () => {
    const text = 'a,b,c\n1,2,"open\n3,4,"fine, note"\n5,6,7\n8,9,"two\nlines"\n'
    const batches = [...readCsvRows([text], ',')]
    expect(batches.flatMap(({ rows }) => rows)).toEqual([['a', 'b', 'c'], ['1', '2', 'open'], ['3', '4', 'fine, note'], ['5', '6', '7'], ['8', '9', 'two\nlines']])
    expect(batches.filter(({ openQuote }) => openQuote).flatMap(({ rows }) => rows)).toEqual([['1', '2', 'open']])
  })
  it('is told from quotes inside a cell of several lines that nobody doubled', () => {
    expect(rowsIn('a,b\n1,"He said "yes" to it\nand left"\n2,x\n')).toEqual([['a', 'b'], ['1', 'He said "yes" to it\nand left'], ['2', 'x']])
  })
  it('is found in pieces of any size', () => {
    const text = `a,b,c\n1,2,"open\n${'3,4,"fine, note"\n'.repeat(30)}`
    for (const size of [1, 7, 50]) {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${String(size)}}`, 'g')) ?? []
      expect([...readCsvRows(pieces, ',')].flatMap(({ rows }) => rows), `pieces of ${String(size)}`).toHaveLength(32)
    }
  })
})

describe('detectDelimiter', () => {
  it.each([[',', 'a,b,c\n1,2,3\n'], [';', 'a;b;c\n1;2,5;3\n'], ['\t', 'a\tb\n1,5\t2\n'], ['|', 'a|b\n1|2\n'], [';', 'a;b\n"1,2,3,4";x\n"5,6,7,8";y\n']])('finds %j', (delimiter, text) => {
    expect(detectDelimiter(text, true)).toBe(delimiter)
  })
})

describe('parseDate', () => {
  it.each([
    ['1980-03-22', '1980-03-22'], ['19800322', '1980-03-22'], ['--0322', '--03-22'], ['2023-11-15 20:09', '2023-11-15'], ['22.3.1980', '1980-03-22'], ['22/03/80', '1980-03-22'], ['03/22/1980', '1980-03-22'],
    ['12 Jan 2020', '2020-01-12'], ['January 12, 2020', '2020-01-12'], ['12. März 1975', '1975-03-12'], ['12-Mar-12', '2012-03-12'], ['Mar 9 09', '2009-03-09'], ['12 Mar', '--03-12'], ['1980 Mar 12', '1980-03-12'], ['29302', '1980-03-22'], ['0/0/00', ''], ['0000-00-00', ''], ['1/1/4501', ''],
  ])('reads %s as %j', (text, date) => {
    expect(parseDate(text, 'dmy', 2026)).toBe(date)
  })
  it.each(['hello', '31.02.2020', '1900-02-29', '13/13/2000', '99999999'])('says that %s is no date', (text) => {
    expect(parseDate(text, 'dmy', 2026)).toBeNull()
  })
  it('lets the order decide only what the numbers leave open', () => {
    expect([parseDate('3/4/1980', 'dmy', 2026), parseDate('3/4/1980', 'mdy', 2026), parseDate('13/4/1980', 'mdy', 2026)]).toEqual(['1980-04-03', '1980-03-04', '1980-04-13'])
    expect(evidentOrder(['1/2/2000', '25/2/2000'], 'mdy')).toBe('dmy')
    expect(evidentOrder(['1/2/2000', '2/25/2000'], 'dmy')).toBe('mdy')
  })
})
