import { describe, expect, it } from 'vitest'
import { maskEmail, maskPhone, maskText } from '../../../electron/access/masks'
import { cleanCell } from '../../../electron/importing/mapping/cells'

const masked = [maskEmail('ada@quince.example'), maskEmail('ä@b.example'), maskEmail('@odd'), maskEmail('no address'), maskPhone('+49 171 5550123'), maskPhone('110'), maskText('Likes quince jam'), maskText('1980-05-01')]

describe('cleanCell', () => {
  it.each(masked)('given “%s”, as the export of a role holds a value it does not see › is a blank cell, in our own files and in others', (value) => {
    expect([cleanCell(value, true).text, cleanCell(` ${value} `).text]).toEqual(['', ''])
  })

  it.each(['see ••• below', 'a•••b@•••', '••• 1234', '••', '••••'])('given “%s”, which only looks like one › keeps it', (value) => {
    expect(cleanCell(value, true).text).toBe(value)
  })
})
