import { describe, expect, it } from 'vitest'
import { mergePositions } from '../../../electron/importing/matching/merge-positions'
import type { Position } from '../../../shared/contacts/contact'

/** `Acme/CTO/left`; the first is the main job. */
function jobs(...texts: string[]): Position[] {
  return texts.map((text, at) => {
    const [companyName = '', role = '', left = ''] = text.split('/')
    return { companyId: null, companyName, role, department: '', primary: at === 0 && left === '', left: left !== '' }
  })
}
const spoken = (positions: readonly Position[]): string[] => positions.map(({ companyName, role, left }) => [companyName, role, ...(left ? ['left'] : [])].join('/'))
const merged = (stored: string[], row: string[]): string[] => spoken(mergePositions(jobs(...stored), jobs(...row)))

describe('mergePositions', () => {
  it.each([
    ['the same two jobs at one company', ['Acme/CTO/left', 'Acme/CEO'], ['Acme/CTO/left', 'Acme/CEO'], ['Acme/CTO/left', 'Acme/CEO']],
    ['them in another order', ['Acme/CTO/left', 'Acme/CEO'], ['Acme/CEO', 'Acme/CTO/left'], ['Acme/CTO/left', 'Acme/CEO']],
    ['one role that was left and taken again', ['Acme/CTO/left', 'Acme/CTO'], ['Acme/CTO/left', 'Acme/CTO'], ['Acme/CTO/left', 'Acme/CTO']],
    ['a role without a company beside one with', ['Acme/CEO', '/Advisor'], ['Acme/CEO', '/Advisor'], ['Acme/CEO', '/Advisor']],
    ['a company alone', ['Acme/CEO'], ['ACME/'], ['Acme/CEO']],
    ['a job that was left, by a file that knows of no leaving', ['Acme/CTO/left'], ['Acme/CTO'], ['Acme/CTO/left']],
    ['a company that was left, said to be left', ['Acme/CTO/left'], ['Acme//left'], ['Acme/CTO/left']],
  ])('leaves %s as they are', (_, stored, row, expected) => {
    expect(merged(stored, row)).toEqual(expected)
  })
  it.each([
    ['a new role at the current company', ['Acme/Buyer'], ['Acme/Boss'], ['Acme/Boss']],
    ['a role alone, at the main job', ['Acme/Buyer', 'Birch/'], ['/Boss'], ['Acme/Boss', 'Birch/']],
    ['a company where none was known', ['/Buyer'], ['Acme/'], ['Acme/Buyer']],
    ['that a job was left', ['Acme/CTO', 'Birch/CFO'], ['Acme/CTO/left'], ['Acme/CTO/left', 'Birch/CFO']],
  ])('takes over %s', (_, stored, row, expected) => {
    expect(merged(stored, row)).toEqual(expected)
  })
  it.each([
    ['who is back at a company', ['Acme/CTO/left'], ['Acme/CEO'], ['Acme/CTO/left', 'Acme/CEO']],
    ['an earlier job at the current company', ['Acme/CEO'], ['Acme/CTO/left'], ['Acme/CEO', 'Acme/CTO/left']],
    ['two roles at once', ['Acme/CEO'], ['Acme/CEO', 'Acme/CFO'], ['Acme/CEO', 'Acme/CFO']],
    ['another company', ['Acme/CEO'], ['Birch/Owner'], ['Acme/CEO', 'Birch/Owner']],
  ])('adds a job for %s', (_, stored, row, expected) => {
    expect(merged(stored, row)).toEqual(expected)
  })
  it('makes the job of who is back the main one, and never one that was left', () => {
    expect(mergePositions(jobs('Acme/CTO/left'), jobs('Acme/CEO')).map(({ primary }) => primary)).toEqual([false, true])
    const [left] = jobs('Acme/CTO/left')
    expect(left && mergePositions(jobs('Birch/CEO'), [{ ...left, primary: true }]).map(({ primary }) => primary)).toEqual([true, false])
  })
})
