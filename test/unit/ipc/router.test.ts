import { describe, expect, it } from 'vitest'
import { createRouter, type AppHandlers } from '../../../electron/ipc/router'
import { createLogger } from '../../../electron/log/logger'
import { appContract, engineContract, type Channel } from '../../../shared/ipc/contract'
import { ok } from '../../../shared/result'

function build(parts: { readonly app?: Partial<AppHandlers>; readonly engine?: (channel: string, input: unknown) => Promise<never> } = {}) {
  const lines: string[] = []
  const reached: string[] = []
  const handlers = Object.fromEntries(Object.keys(appContract).map((channel) => [channel, async () => {
    reached.push(channel)
    return ok(null)
  }])) as unknown as AppHandlers
  const route = createRouter({
    app: { ...handlers, ...parts.app },
    engine: parts.engine ?? (async (channel) => {
      reached.push(channel)
      return ok(null)
    }),
    log: createLogger({ write: (line) => void lines.push(line) }),
    newIncidentId: () => '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'
  })
  return { route, lines, reached }
}

const JUNK: readonly unknown[] = [undefined, null, 0, '', [], 'text', Number.NaN, { __proto__: { a: 1 } }, { extra: true, purpose: 'import' }, new Map(), new Date(), [[[]]], { file: '../../etc/passwd' }, { url: 5 }, { text: {} }]

describe('createRouter (SECURITY.md E8)', () => {
  it.each(['no.such', '', '__proto__', 'constructor', 'toString', 5, null, undefined, {}, ['app.info'], 'satchel:call'])('refuses the channel %j', async (channel) => {
    const { route, reached } = build()
    expect(await route(channel, {})).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    expect(reached).toEqual([])
  })

  describe.each(Object.keys(appContract) as Channel[])('%s', (channel) => {
    it('refuses junk as data, before its handler', async () => {
      const { route, reached } = build()
      const needsNothing = appContract[channel as keyof typeof appContract].input.safeParse({}).success
      for (const junk of JUNK) {
        if (needsNothing && typeof junk === 'object' && junk !== null && Object.keys(junk).length === 0 && !Array.isArray(junk)) continue
        expect(await route(channel, junk)).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
      }
      expect(reached).toEqual([])
    })

    it('refuses 20 MB', async () => {
      const { route, reached } = build()
      expect(await route(channel, { text: 'x'.repeat(10_500_000) })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
      expect(reached).toEqual([])
    })
  })

  it('hands every engine channel to the engine unparsed, and no other', async () => {
    const { route, reached } = build()
    for (const channel of Object.keys(engineContract)) await route(channel, { anything: 1 })
    expect(reached).toEqual(Object.keys(engineContract))
  })

  describe('given a handler with a bug', () => {
    const secret = 'SELECT * FROM contacts WHERE name = Planted Person at /home/planted/vault.db'

    it('E8 answers internal with an incident id and nothing else', async () => {
      const { route } = build({ engine: async () => { throw new Error(secret) } })
      expect(await route('contacts.get', {})).toEqual({ ok: false, failure: { kind: 'internal', incidentId: '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000' } })
    })

    it('E19 logs it under that id, without its message', async () => {
      const { route, lines } = build({ app: { 'app.info': async () => { throw new TypeError(secret) } } })
      await route('app.info', {})
      expect(lines.join('')).toContain('0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000')
      expect(lines.join('')).toContain('TypeError')
      expect(lines.join('')).not.toMatch(/Planted|SELECT|vault\.db/)
    })
  })

  it('answers internal when an answer is too large for the window', async () => {
    const { route } = build({ engine: async () => ok('x'.repeat(40_000_000)) as never })
    expect(await route('contacts.get', {})).toMatchObject({ ok: false, failure: { kind: 'internal' } })
  })
})
