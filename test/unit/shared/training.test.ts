import { describe, expect, it } from 'vitest'
import { builtInPolicies, policyNames, policyPieces } from '../../../shared/policies/policies'
import { courseNames, courses, PASS_MARK, rightAnswers } from '../../../shared/training/courses'
import { shuffled } from '../../../shared/training/shuffle'

const everyText = [...Object.values(courses).flatMap((byName) => courseNames.map((name) => JSON.stringify(byName[name]))), ...Object.values(builtInPolicies).flatMap((texts) => policyNames.map((name) => texts[name]))]

describe.each(courseNames)('the course %s', (name) => {
  const { en, de } = courses
  it('has five to seven cards and six questions, the same in both languages, each answer with its reason', () => {
    expect(en[name].cards.length).toBeGreaterThanOrEqual(5)
    expect(en[name].cards.length).toBeLessThanOrEqual(7)
    expect(de[name].cards).toHaveLength(en[name].cards.length)
    expect(en[name].questions).toHaveLength(6)
    expect(de[name].questions.map(({ right, options }) => [right, options.length])).toEqual(en[name].questions.map(({ right, options }) => [right, options.length]))
    for (const { options, right } of [...en[name].questions, ...de[name].questions]) {
      expect(options.length).toBeGreaterThanOrEqual(3)
      expect(options[right]?.why).toMatch(/^(Right|Richtig)\. /)
      for (const [place, { why }] of options.entries()) if (place !== right) expect(why).not.toMatch(/^(Right|Richtig)\./)
    }
  })

  it('does not give itself away by the length or the place of the right answers', () => {
    for (const { questions } of [en[name], de[name]]) {
      const longest = questions.filter(({ options, right }) => options.every(({ text }, place) => place === right || text.length < (options[right]?.text.length ?? 0)))
      expect(longest.length).toBeLessThan(questions.length / 2)
      expect(new Set(questions.map(({ right }) => right)).size).toBeGreaterThan(1)
    }
  })

  it('counts right answers, and one wrong one still passes', () => {
    const right = en[name].questions.map((question) => question.right)
    expect(rightAnswers(name, right)).toBe(6)
    expect(rightAnswers(name, [9, ...right.slice(1)])).toBe(PASS_MARK)
    expect(rightAnswers(name, right.slice(0, 2))).toBe(2)
  })
})

describe('the texts people read', () => {
  it('use the words of the product and no exclamation marks', () => {
    for (const text of everyText) expect(text).not.toMatch(/!|\b(password|database|recovery key)\b|Passwort|Kennwort|Datenbank|Wiederherstellungsschlüssel/i)
  })

  it.each(policyNames)('the policy %s reads as headings, paragraphs and lists, alike in both languages', (name) => {
    const shapes = [builtInPolicies.en[name], builtInPolicies.de[name]].map((text) => policyPieces(text).map((piece) => (piece.kind === 'list' ? piece.items.length : piece.kind)))
    expect(shapes[0]).toEqual(shapes[1])
    expect(shapes[0]?.length).toBeGreaterThan(4)
    expect(builtInPolicies.en[name].length).toBeLessThan(2_200)
  })

  it('takes any text for a policy, whatever its lines begin with', () => {
    expect(policyPieces('  \r\n#no heading\n- one\n-two\n- three\n\n# Head\n- ')).toEqual([
      { kind: 'paragraph', text: '#no heading' }, { kind: 'list', items: ['one'] }, { kind: 'paragraph', text: '-two' }, { kind: 'list', items: ['three'] }, { kind: 'heading', text: 'Head' }, { kind: 'paragraph', text: '-' },
    ])
  })
})

describe('shuffled', () => {
  it('keeps every item, follows from its seed alone, and gives every order its turn', () => {
    const items = ['a', 'b', 'c']
    expect([...shuffled(items, 7)].sort()).toEqual(items)
    expect(shuffled(items, 7)).toEqual(shuffled(items, 7))
    const seen = new Map<string, number>()
    for (let seed = 0; seed < 6_000; seed++) {
      const order = shuffled(items, seed).join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(6)
    for (const [order, times] of seen) expect(times, order).toBeGreaterThan(850)
  })
})
