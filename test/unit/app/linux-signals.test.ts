import { describe, expect, it } from 'vitest'
import { createSignalReader } from '../../../electron/app/linux-signals'

const signal = (path: string, name: string, member: string, ...args: string[]): string =>
  [`signal time=1700000000.1 sender=:1.5 -> destination=(null destination) serial=7 path=${path}; interface=${name}; member=${member}`, ...args.map((arg) => `   ${arg}`), ''].join('\n')
const changed = (path: string, property: string, value: boolean): string =>
  signal(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'string "org.freedesktop.login1.Session"', 'array [', '   dict entry(', `      string "${property}"`, `      variant             boolean ${String(value)}`, '   )', ']', 'array [', ']')
const OURS = '/org/freedesktop/login1/session/_32'
const THEIRS = '/org/freedesktop/login1/session/_35'

function heard(text: string, sessionId: string | undefined = '2'): string[] {
  const told: string[] = []
  const read = createSignalReader(sessionId, (what) => told.push(what))
  // One character at a time: a pipe cuts where it likes.
  for (const sign of text.split('')) read(sign)
  return told
}

describe('createSignalReader (SECURITY.md L1, L2)', () => {
  it.each([
    ['a screen saver that begins', signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'boolean true'), ['screen-lock']],
    ['one that ends', signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'boolean false'), []],
    ['a machine about to sleep', signal('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'boolean true'), ['suspend']],
    ['one that wakes up', signal('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'boolean false'), []],
    ['a lock of our session', signal(OURS, 'org.freedesktop.login1.Session', 'Lock'), ['screen-lock']],
    ['a lock of another session', signal(THEIRS, 'org.freedesktop.login1.Session', 'Lock'), []],
    ['another user being switched to', changed(OURS, 'Active', false), ['screen-lock']],
    ['our user being switched back to', changed(OURS, 'Active', true), []],
    ['a lock screen that says so', changed(OURS, 'LockedHint', true), ['screen-lock']],
    ['another session changing', changed(THEIRS, 'Active', false), []],
    ['a property of no interest', changed(OURS, 'IdleHint', true), []],
    ['what is no signal', 'method call time=1 sender=:1 -> destination=x path=/x; interface=y; member=Lock\n   boolean true\n', []],
    ['two in a row', signal(OURS, 'org.freedesktop.login1.Session', 'Lock') + signal('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'boolean true'), ['screen-lock', 'suspend']]
  ])('on %s', (_what, text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  it('takes every session for ours when it does not know which one is', () => {
    expect(heard(signal(THEIRS, 'org.freedesktop.login1.Session', 'Lock'), '')).toEqual(['screen-lock'])
  })

  it.each([['c1', 'c1'], ['15', '_315'], ['a-b', 'a_2db']])('knows the session %s by its path', (id, label) => {
    expect(heard(signal(`/org/freedesktop/login1/session/${label}`, 'org.freedesktop.login1.Session', 'Lock'), id)).toEqual(['screen-lock'])
  })
})
