import { describe, expect, it } from 'vitest'
import { readQuestion } from '../../../electron/search/candidates'
import { changedWords } from '../../../electron/search/changed-words'
import { matchAll, matchWholeWords, phoneMatch } from '../../../electron/search/match-text'
import { explain, nameScore } from '../../../electron/search/ranking'

describe('readQuestion', () => {
  it('takes digits for a number only when there is no letter with them', () => {
    expect(readQuestion('+49 (0)30 12').digits).toEqual(['4903012'])
    expect(readQuestion('0049 30').digits).toEqual(['004930', '4930'])
    expect(readQuestion('room 123').digits).toEqual([])
    expect(readQuestion('12').digits).toEqual([])
    expect(readQuestion('٠٣٠ ١٢').digits).toEqual(['03012', '3012'])
  })
  it('keeps a bounded number of words', () => {
    expect(readQuestion('a '.repeat(250)).words).toHaveLength(12)
  })
})

describe('matchAll', () => {
  it('asks for every word as a beginning, and quotes whatever was typed', () => {
    expect(matchAll('Ann "OR" Lee*')).toBe('"ann" * AND "or" * AND "lee" *')
    expect(matchAll('ann', 'name')).toBe('{name} : ("ann" *)')
    expect(matchWholeWords('place', 'San José')).toBe('{place} : ("san" AND "jose")')
    expect(matchAll('…"*')).toBeNull()
  })
  it('asks for every run of three of a number', () => {
    expect(phoneMatch('12345')).toBe('"123" AND "234" AND "345"')
    expect(phoneMatch('1111')).toBe('"111"')
    expect(phoneMatch('12')).toBeNull()
  })
})

describe('nameScore', () => {
  it('falls from the whole name over whole words and beginnings to nothing', () => {
    const question = readQuestion('ann lee')
    const scores = ['Ann Lee', 'Lee Ann', 'Ann Lee Brown', 'Mary Ann Lee', 'Ann Leeman', 'Lee Anne', 'Ann Smith'].map((name) => nameScore(question, name))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores[0]).toBe(100)
    expect(scores.at(-1)).toBe(0)
  })
})

describe('explain', () => {
  it('shows the field that holds most of what the name does not, cut between words', () => {
    const notes = `${'filler '.repeat(40)}met at the Barometer fair ${'filler '.repeat(40)}`
    const why = explain(readQuestion('ann barom fair'), 'Ann Lee', [{ matched: 'tag', text: 'fair' }, { matched: 'notes', text: notes }])
    expect(why?.matched).toBe('notes')
    expect(why?.excerpt).toMatch(/^… filler .*Barometer fair .*filler …$/)
  })
  it('says nothing when the name says it all', () => {
    expect(explain(readQuestion('lee'), 'Ann Lee', [])).toBeNull()
  })
})

describe('changedWords', () => {
  it('names the words that differ and all that share their first letter', () => {
    expect(changedWords(['ann coffee cola', 'x'], ['ann cola', 'x'])).toEqual({ gone: ['coffee cola', ''], come: ['cola', ''] })
    expect(changedWords(['same words'], ['words  same'])).toEqual({ gone: [''], come: [''] })
  })
  it('counts words: one there twice is not the same as once', () => {
    expect(changedWords(['ann'], ['ann ann'])).toEqual({ gone: ['ann'], come: ['ann ann'] })
  })
})
