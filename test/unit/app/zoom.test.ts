import { describe, expect, it } from 'vitest'
import { zoomAfter, zoomStepOf } from '../../../electron/app/zoom'

const press = (key: string, over: Partial<Parameters<typeof zoomStepOf>[0]> = {}) => zoomStepOf({ type: 'keyDown', control: true, meta: false, alt: false, key, ...over })

describe('zoomStepOf', () => {
  it('hears plus, minus and nought in every spelling', () => {
    expect(['+', '=', '-', '_', '0'].map((key) => press(key))).toEqual(['in', 'in', 'out', 'out', 'reset'])
    expect(press('+', { control: false, meta: true })).toBe('in')
  })

  it('leaves the same keys alone without Ctrl or Cmd, with Alt, and when let go', () => {
    expect([press('+', { control: false }), press('+', { alt: true }), press('+', { type: 'keyUp' }), press('k')]).toEqual([null, null, null, null])
  })
})

describe('zoomAfter', () => {
  it('steps up to 300 % and down to 50 %, and back to 100 % at once', () => {
    expect(zoomAfter(1, 'in')).toBe(1.1)
    expect(zoomAfter(1.7500001, 'in')).toBe(2)
    expect(zoomAfter(1, 'out')).toBe(0.9)
    expect(zoomAfter(3, 'in')).toBe(3)
    expect(zoomAfter(0.5, 'out')).toBe(0.5)
    expect(zoomAfter(2.5, 'reset')).toBe(1)
  })
})
