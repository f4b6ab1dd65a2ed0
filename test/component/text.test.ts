import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ESTree, parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import { english, german } from '../../renderer/i18n/resources'

const renderer = join(import.meta.dirname, '../../renderer')
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
const code = files.filter((name) => !/^i18n\/(en|de)\//.test(name.replaceAll('\\', '/'))).map((name) => ({ name, tree: parsed(name) }))
const inEnglish = flatten(english)
const inGerman = flatten(german)

describe('translations', () => {
  it('has exactly the same keys in English and German', () => {
    expect([...inGerman.keys()].sort()).toEqual([...inEnglish.keys()].sort())
  })

  it('fills the same places in both languages', () => {
    const places = (sentence: string): string[] => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
    for (const [key, sentence] of inEnglish) expect(places(inGerman.get(key) ?? ''), key).toEqual(places(sentence))
  })

  it('has no sentence that nothing asks for', () => {
    const asked = askedKeys()
    const unused = [...inEnglish.keys()].map((key) => key.replace(/_(one|other)$/, '')).filter((key) => !asked.some((part) => (part.endsWith(':*') ? key.startsWith(part.slice(0, -1)) && /^\w+$/.test(key.slice(part.length - 1)) : part.endsWith('*') ? key.startsWith(part.slice(0, -1)) : key === part)))
    expect(unused).toEqual([])
  })

  it('says one word for one thing', () => {
    const banned: readonly (readonly [ReadonlyMap<string, string>, RegExp])[] = [[inEnglish, /\b(password|database|recovery key|snapshot|log ?out|sign ?out)\b/i], [inGerman, /(Passwort|Kennwort|Datenbank|(?<!satchel-)Backup|Wiederherstellungsschlüssel|abmelden|Safe\b)/i]]
    for (const [sentences, words] of banned) for (const [key, sentence] of sentences) expect(sentence, key).not.toMatch(words)
  })

  it('has no exclamation marks and no empty sentence', () => {
    for (const [key, sentence] of [...inEnglish, ...inGerman]) {
      expect(sentence, key).not.toBe('')
      expect(sentence, key).not.toContain('!')
    }
  })
})

describe('renderer components', () => {
  it('write no sentence of their own: each comes from the translations', () => {
    expect(code.flatMap(({ name, tree }) => rawSentences(tree).map((sentence) => `${name}: ${sentence}`))).toEqual([])
  })
})

function flatten(tree: object, before = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree) as [string, string | object][]) {
    const key = before === '' ? `${name}:` : `${before}${before.endsWith(':') ? '' : '.'}${name}`
    if (typeof value === 'string') found.set(key, value)
    else for (const [inner, sentence] of flatten(value, key)) found.set(inner, sentence)
  }
  return found
}

function parsed(name: string): ESTree.Program {
  const { program, errors } = parseSync(name, readFileSync(join(renderer, name), 'utf8'))
  expect(errors, name).toEqual([])
  return program
}

/** Keys named in code; one with a computed end, as in `role.${role}`, ends in a star for that one name. */
function askedKeys(): string[] {
  const asked: string[] = []
  const note = (text: string): void => void (/^[a-z]\w*:\w/.test(text) && asked.push(text))
  const visitor = new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && note(value)),
    TemplateLiteral: ({ quasis }) => {
      const head = quasis[0]?.value.cooked ?? ''
      if (quasis.length === 1) note(head)
      else if (/^[a-z]\w*:/.test(head)) asked.push(`${head}*`)
    }
  })
  for (const { tree } of code) visitor.visit(tree)
  return asked
}

const spoken = new Set(['label', 'title', 'placeholder', 'description', 'error', 'text', 'detail', 'sentence', 'aria-label', 'aria-description', 'alt'])

function rawSentences(tree: ESTree.Program): string[] {
  const found: string[] = []
  const note = (text: string): void => void (/\p{L}/u.test(text) && found.push(text.trim()))
  const children = (parts: readonly ESTree.JSXChild[]): void => {
    for (const part of parts) {
      if (part.type === 'JSXText') note(part.value)
      if (part.type === 'JSXExpressionContainer') note(plainText(part.expression))
    }
  }
  new Visitor({
    JSXElement: (element) => children(element.children),
    JSXFragment: (fragment) => children(fragment.children),
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier' && spoken.has(name.name) && value?.type === 'Literal') note(plainText(value))
    }
  }).visit(tree)
  return found
}

function plainText(node: ESTree.Expression | ESTree.JSXEmptyExpression): string {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  return node.type === 'TemplateLiteral' && node.quasis.length === 1 ? (node.quasis[0]?.value.cooked ?? '') : ''
}
