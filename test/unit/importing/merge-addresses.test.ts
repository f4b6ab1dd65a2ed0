import { describe, expect, it } from 'vitest'
import { mergeContact } from '../../../electron/importing/matching/merge-fields'
import { emptyContact, type ContactFields } from '../../../shared/contacts/contact'
import { address } from '../../support/records'

/** `Ulm/Bavaria/Germany` as an address. */
function at(...texts: string[]): ContactFields {
  return {
    ...emptyContact(),
    addresses: texts.map((text, index) => {
      const [city = '', region = '', country = ''] = text.split('/')
      return address({ street: city === '' ? '' : 'Main St 1', city, region, country, primary: index === 0 })
    }),
  }
}
const merged = (stored: string[], row: string[]): string[] => mergeContact(at(...stored), at(...row)).addresses.map(({ city, region, country }) => [city, region, country].join('/'))

describe('the addresses of a row', () => {
  it.each([
    ['fills the country and the region of a known one', ['Ulm//'], ['ULM/Bavaria/Germany'], ['Ulm/Bavaria/Germany']],
    ['keeps what is known where the row is blank', ['Ulm/Bavaria/Germany'], ['Ulm//'], ['Ulm/Bavaria/Germany']],
    ['takes no other spelling of what is known', ['Ulm//Germany'], ['Ulm//GERMANY'], ['Ulm//Germany']],
    ['keeps one of another country as a second', ['Springfield/Ohio/USA'], ['Springfield/Iowa/USA'], ['Springfield/Ohio/USA', 'Springfield/Iowa/USA']],
    ['fills none that contradicts, where another is the same', ['Ulm//', 'Ulm//Germany'], ['Ulm//Germany'], ['Ulm//', 'Ulm//Germany']],
    ['joins countries and regions alone where they meet', ['//Germany'], ['/Bavaria/Germany'], ['/Bavaria/Germany']],
    ['joins no region with a country elsewhere', ['/Ohio/'], ['//Austria'], ['/Ohio/', '//Austria']],
  ])('%s', (_, stored, row, expected) => {
    expect(merged(stored, row)).toEqual(expected)
    expect(merged(expected, row)).toEqual(expected)
  })
  it('leaves the main one the main one', () => {
    expect(mergeContact(at('Ulm//'), at('Graz//')).addresses.map(({ primary }) => primary)).toEqual([true, false])
  })
})
