import { describe, expect, it } from 'vitest'
import { isComplete } from '../../renderer/features/second-factor/digits-field'

describe('isComplete', () => {
  it.each(['123456', '123 456', ' 123-456 ', '1 2 3 4 5 6'])('given %j › six digits are there', (typed) => { expect(isComplete(typed)).toBe(true) })
  it.each(['', '12345', '1234567', '12345a', '１２３４５６', '12345.'])('given %j › nothing is handed on', (typed) => { expect(isComplete(typed)).toBe(false) })
})
