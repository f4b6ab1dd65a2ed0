import { describe, expect, it } from 'vitest'
import { burstsIn, type Tally } from '../../../electron/alerts/bursts'
import { asId, type UserId } from '../../../shared/ids'

const [ann, bo] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'].map((id) => asId<UserId>(id))
const at = (seq: number, minute: number, n = 1, person = ann ?? null): Tally => ({ seq, at: minute * 60_000, person, n })
const window = { after: 0, windowMs: 10 * 60_000, limit: 3 }

describe('burstsIn', () => {
  it('finds nothing while no window holds too much', () => {
    expect(burstsIn([at(1, 0), at(2, 6), at(3, 12), at(4, 18)], window)).toEqual([])
  })

  it('names everything that lies in a window with too much, and the most of one', () => {
    expect(burstsIn([at(1, 0), at(2, 30), at(3, 31), at(4, 32), at(5, 33), at(6, 90)], window)).toEqual([{ person: ann, count: 4, seqs: [2, 3, 4, 5] }])
  })

  it('counts an entry for as much as it stands for', () => {
    expect(burstsIn([at(1, 0, 10_000)], window)).toEqual([{ person: ann, count: 10_000, seqs: [1] }])
  })

  it('keeps people apart', () => {
    expect(burstsIn([at(1, 0), at(2, 1, 1, bo), at(3, 2), at(4, 3, 1, bo)], window)).toEqual([])
  })

  it('given what was looked at before › finds only what ends in something new, with what led to it', () => {
    const all = [at(1, 0), at(2, 1), at(3, 2)]
    expect(burstsIn(all, { ...window, after: 3 })).toEqual([])
    expect(burstsIn([...all, at(4, 3)], { ...window, after: 3 })).toEqual([{ person: ann, count: 4, seqs: [1, 2, 3, 4] }])
  })
})
