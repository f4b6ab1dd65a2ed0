import { describe, expect, it } from 'vitest'
import { clashingParts, mergeItem, mergeSet } from '../../renderer/features/records/merge-item'
import type { EmailItem } from '../../shared/record-fields'

const email = (address: string, more: Partial<EmailItem> = {}): EmailItem => ({ address, label: 'work', primary: false, optOut: false, ...more })
const keyOf = (item: EmailItem): string => item.address.toLowerCase()
const [ana, bo] = [email('ana@a.example', { primary: true }), email('bo@a.example')]
const list = [ana, bo]
const replace = (now: readonly EmailItem[], item: EmailItem, options: { mineWins?: boolean } = {}) => mergeItem(now, { kind: 'replace', before: ana, among: list, item }, { keyOf, ...options })

describe('mergeItem', () => {
  it('given an untouched list, does what was asked', () => {
    expect(mergeItem(list, { kind: 'add', item: email('new@a.example') }, { keyOf })).toEqual({ merged: [ana, bo, email('new@a.example')] })
    expect(replace(list, { ...ana, label: 'home' })).toEqual({ merged: [{ ...ana, label: 'home' }, bo] })
    expect(mergeItem(list, { kind: 'remove', before: ana, among: list }, { keyOf })).toEqual({ merged: [bo] })
  })

  it('given another item that came or went, keeps that', () => {
    const other = email('other@a.example')
    expect(replace([other, ana], { ...ana, label: 'home' })).toEqual({ merged: [other, { ...ana, label: 'home' }] })
    expect(mergeItem([bo, other], { kind: 'remove', before: ana, among: list }, { keyOf })).toEqual({ merged: [bo, other] })
  })

  it('given another part of the item that changed, merges both', () => {
    expect(replace([{ ...ana, optOut: true }, bo], { ...ana, label: 'home' })).toEqual({ merged: [{ ...ana, label: 'home', optOut: true }, bo] })
  })

  it('given the same part changed, answers with theirs, and takes mine when told to', () => {
    const now = [{ ...ana, label: 'theirs', optOut: true }, bo]
    expect(replace(now, { ...ana, label: 'mine' })).toEqual({ theirs: now[0] })
    expect(replace(now, { ...ana, label: 'mine' }, { mineWins: true })).toEqual({ merged: [{ ...ana, label: 'mine', optOut: true }, bo] })
    expect(replace(now, { ...ana, label: 'theirs' })).toEqual({ merged: [{ ...ana, label: 'theirs', optOut: true }, bo] })
  })

  it('given an address both changed, knows it by its place', () => {
    const theirs = email('theirs@a.example', { primary: true })
    expect(replace([theirs, bo], { ...ana, address: 'mine@a.example' })).toEqual({ theirs })
    expect(clashingParts(theirs, ana, { ...ana, address: 'mine@a.example' })).toEqual(['address'])
    expect(replace([theirs, bo], { ...ana, label: 'home' })).toEqual({ merged: [{ ...theirs, label: 'home' }, bo] })
  })

  it('given an item that is gone, asks, never taking a neighbour for it', () => {
    expect(replace([bo, email('later@a.example')], { ...ana, label: 'home' })).toEqual({ theirs: null })
    expect(replace([bo], { ...ana, label: 'home' }, { mineWins: true })).toEqual({ merged: [bo, { ...ana, label: 'home' }] })
  })

  it('given a removal of an item that changed, asks', () => {
    const now = [{ ...ana, label: 'theirs' }, bo]
    expect(mergeItem(now, { kind: 'remove', before: ana, among: list }, { keyOf })).toEqual({ theirs: now[0] })
    expect(mergeItem(now, { kind: 'remove', before: ana, among: list }, { keyOf, mineWins: true })).toEqual({ merged: [bo] })
  })

  it('given the same item added on both sides, asks only where they differ', () => {
    const added = email('New@a.example')
    expect(mergeItem([...list, added], { kind: 'add', item: added }, { keyOf })).toEqual({ merged: [...list, added] })
    expect(mergeItem([...list, added], { kind: 'add', item: { ...added, label: 'home' } }, { keyOf })).toEqual({ theirs: added })
  })

  it('makes the main item the only main one, and never asks about that', () => {
    expect(replace([{ ...ana, primary: false }, { ...bo, primary: true }], { ...ana, label: 'home' })).toEqual({ merged: [{ ...ana, label: 'home', primary: false }, { ...bo, primary: true }] })
    expect(mergeItem(list, { kind: 'replace', before: bo, among: list, item: { ...bo, primary: true } }, { keyOf })).toEqual({ merged: [{ ...ana, primary: false }, { ...bo, primary: true }] })
  })
})

describe('mergeSet', () => {
  it('takes over what one side put in and took out, beside what the other did', () => {
    expect(mergeSet(['vip', 'theirs'], ['vip', 'old'], ['old', 'mine'])).toEqual(['theirs', 'mine'])
    expect(mergeSet(['a', 'b'], ['a'], ['a', 'b'])).toEqual(['a', 'b'])
  })
})
