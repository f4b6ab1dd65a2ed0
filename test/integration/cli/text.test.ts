import { describe, expect, it } from 'vitest'
import { facts, moment, plain, table } from '../../../electron/cli/text'

describe('text for a terminal', () => {
  it('takes the power out of signs that drive a terminal or turn its direction', () => {
    expect(plain('a\u001b[31mred\u0007\n\u202eb')).toBe('a [31mred   b')
  })
  it('aligns columns, wide and combining signs counted as a terminal shows them', () => {
    expect(table(['name', 'id'], [['Ann', '1'], ['山田', '2'], ['Zoe\u0301', '3']])).toBe('name  id\nAnn   1\n山田  2\nZoe\u0301   3')
  })
  it('cuts a long cell with an ellipsis and never inside a sign', () => {
    expect(table(['x'], [['👩‍👩‍👧‍👦'.repeat(60)]], 3)).toBe(`x\n${'👩‍👩‍👧‍👦'.repeat(2)}…`)
  })
  it('tells a moment, and of a number that is none that it is none', () => {
    expect([moment(0), moment(null), moment(Number.MAX_SAFE_INTEGER)]).toEqual(['1970-01-01 00:00Z', 'never', 'at no time'])
  })
  it('leaves out facts that are empty', () => {
    expect(facts([['name', 'Ann'], ['email', ''], ['birthday', null], ['id', 7]])).toBe('name  Ann\nid    7')
  })
})
