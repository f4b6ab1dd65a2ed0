import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchRecords } from '../../../electron/search/query'
import { searchText, wordsOf } from '../../../electron/search/words'
import { aContact, phone } from '../../support/records'
import { aVaultDatabase } from '../../support/vault-database'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ unit: 'grapheme', maxLength: 200 }), fc.stringMatching(/^["*(){}:^+\-\u0000a AND OR NOT NEAR]{0,100}$/))

describe('searchRecords', () => {
  it('answers any text without failing', () => {
    const vault = aVaultDatabase()
    aContact(vault.context, { givenName: 'Ann', notes: 'near and or not', phones: [phone('123456')] })
    fc.assert(fc.property(anyText, (text) => {
      searchRecords(vault.database.read, text, ['contact', 'company'], 10)
    }), { numRuns: 500 })
  })

  it('finds every record by the start of any word of any text it was given, in any script', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(), (name, pick) => {
      const words = wordsOf(name, 50)
      fc.pre(words.length > 0 && !/\p{Cc}/u.test(name))
      const vault = aVaultDatabase()
      try {
        const { id } = aContact(vault.context, { formattedName: name, givenName: 'Known' })
        const word = [...(words[pick % words.length] ?? '')]
        const start = word.slice(0, 1 + (pick % word.length)).join('')
        expect(searchRecords(vault.database.read, start, ['contact'], 10).items.map((hit) => hit.id)).toEqual([id])
      } finally {
        vault.database.close()
      }
    }), { numRuns: 60 })
  })
})

describe('searchText', () => {
  it('says the same of its own answer: what goes in is what is asked', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(wordsOf(searchText(text), 1000)).toEqual(wordsOf(text, 1000))
    }), { numRuns: 1000 })
  })
})
