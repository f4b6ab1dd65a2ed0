import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEngineHost, type EngineHost } from '../../../electron/engine/host'
import type { EngineEvent } from '../../../electron/engine/messages'

const entry = join(import.meta.dirname, '../../support/echo-engine.mjs')

function start(kind: 'worker' | 'child') {
  const events: EngineEvent[] = []
  const exits: { why: string; expected: boolean }[] = []
  const host: EngineHost = startEngineHost({ entry, kind, nodePath: process.execPath, onEvent: (event) => events.push(event), onExit: (exit) => exits.push(exit) })
  onTestFinished(() => host.kill())
  return { host, events, exits }
}

for (const kind of ['worker', 'child'] as const) {
  describe(`startEngineHost, as a ${kind}`, () => {
    it('answers calls in any order, each with its own answer', async () => {
      const { host } = start(kind)
      const answers = await Promise.all([1, 2, 3].map((n) => host.call('vault.state', { n })))
      expect(answers.map((answer) => answer.ok && (answer.value as unknown as { input: unknown }).input)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    })

    it('really runs as that kind', async () => {
      const { host } = start(kind)
      const answer = await host.call('jobs.cancel', { jobId: 'x' })
      expect(host.kind).toBe(kind)
      expect(answer).toMatchObject({ ok: true, value: { runs: kind } })
    })

    it('carries bytes, dates and big numbers as they are', async () => {
      const { host } = start(kind)
      const input = { bytes: new Uint8Array([1, 2, 255]), at: new Date(5), big: 2n ** 70n, map: new Map([['a', 1]]) }
      const answer = await host.call('vault.state', input)
      expect(answer).toMatchObject({ ok: true, value: { input } })
    })

    it('passes events on', async () => {
      const { host, events } = start(kind)
      await host.call('vault.unlock', {})
      expect(events).toEqual([{ type: 'event', name: 'vault.changed', data: { state: 'unlocked' } }])
    })

    it('E11 hides variables from the engine that would let others run code in it', async () => {
      process.env['LD_PRELOAD_TEST'] = 'planted'
      process.env['SATCHEL_TEST_VARIABLE'] = 'kept'
      onTestFinished(() => {
        delete process.env['LD_PRELOAD_TEST']
        delete process.env['SATCHEL_TEST_VARIABLE']
      })
      const { host } = start(kind)
      const answer = await host.call('jobs.cancel', { jobId: 'x' })
      const names = (answer as unknown as { value: { environment: string[] } }).value.environment
      expect(names).toContain('SATCHEL_TEST_VARIABLE')
      expect(names).not.toContain('LD_PRELOAD_TEST')
    })

    describe('given an engine that dies', () => {
      it('answers every waiting call as internal, under one incident id, and tells once', async () => {
        const { host, exits } = start(kind)
        const waiting = [host.call('vault.touch', {}), host.internal('vault.lock', { reason: 'user' }), host.call('vault.touch', {})]
        await waiting[1]
        await host.call('vault.leave', {})
        const [first, , third] = await Promise.all(waiting)
        expect(first).toMatchObject({ ok: false, failure: { kind: 'internal' } })
        expect(third).toEqual(first)
        expect(exits).toEqual([{ why: 'exit 7', expected: false }])
      })

      it('answers later calls too, instead of leaving them waiting', async () => {
        const { host } = start(kind)
        await host.call('vault.leave', {})
        expect(await host.call('vault.state', {})).toMatchObject({ ok: false, failure: { kind: 'internal' } })
      })
    })

    it('knows which channels still wait', async () => {
      const { host } = start(kind)
      void host.call('vault.touch', {})
      await host.call('vault.state', {})
      expect(host.pendingChannels()).toEqual(['vault.touch'])
    })

    it('asks the engine to shut down before it ends it, and calls that expected', async () => {
      const { host, exits } = start(kind)
      await host.call('vault.state', {})
      await host.close()
      await expect.poll(() => exits.map(({ expected }) => expected)).toEqual([true])
    })

    it('refuses as data what cannot be cloned', async () => {
      const { host } = start(kind)
      expect(await host.call('vault.state', { run: () => 1 })).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } })
    })
  })
}

describe('startEngineHost, choosing', () => {
  it('takes a worker on a runtime that can load the driver, as this one can', () => {
    const host = startEngineHost({ entry, onEvent: () => undefined, onExit: () => undefined })
    onTestFinished(() => host.kill())
    expect(host.kind).toBe('worker')
  })

  it('throws when a child is needed and no Node was named', () => {
    expect(() => startEngineHost({ entry, kind: 'child', onEvent: () => undefined, onExit: () => undefined })).toThrow(/Node-API/)
  })
})
