import { InvalidArgumentError } from 'commander'
import type { ObjectType } from '../../../shared/list'

const spellings: ReadonlyMap<string, ObjectType> = new Map([['contact', 'contact'], ['contacts', 'contact'], ['people', 'contact'], ['company', 'company'], ['companies', 'company']])
const later = new Set(['deal', 'deals', 'activity', 'activities', 'task', 'tasks'])

/** A noun as typed, singular or plural. Throws the parser's own exception on anything else. */
export function parseObject(text: string): ObjectType {
  const word = text.toLowerCase()
  const object = spellings.get(word)
  if (object !== undefined) return object
  throw new InvalidArgumentError(later.has(word) ? 'That is not available in this version: contacts and companies are.' : 'It must be contacts or companies.')
}

/** A whole number from 1 to `most`. Throws the parser's own exception on anything else. */
export function parseLimit(most: number): (text: string) => number {
  return (text) => {
    const n = Number(text)
    if (!/^\d+$/.test(text) || n < 1 || n > most) throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`)
    return n
  }
}
