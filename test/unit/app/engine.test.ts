import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { superviseEngine } from '../../../electron/app/engine'
import { lockBeforeQuit } from '../../../electron/app/quit'
import { sheetHtml, sheetText } from '../../../electron/app/recovery-sheet'
import { createVaultWatch } from '../../../electron/app/vault-watch'
import { wordsIn } from '../../../electron/app/words'
import { startEngineHost, type EngineHost } from '../../../electron/engine/host'
import type { EngineEvent } from '../../../electron/engine/messages'
import { createLogger } from '../../../electron/log/logger'
import { join } from 'node:path'
import { hostileTexts } from '../../support/hostile-texts'

const log = createLogger({ write: () => undefined })
const entry = join(import.meta.dirname, '../../support/echo-engine.mjs')

function supervised(now: () => number = () => 0) {
  const happened: string[] = []
  const hosts: EngineHost[] = []
  const engine = superviseEngine({
    startHost: (listeners) => {
      const host = startEngineHost({ entry, kind: 'worker', ...listeners })
      hosts.push(host)
      return host
    },
    settings: { dataFolder: '/x', appVersion: '1' },
    onEvent: (event) => happened.push(event.name),
    onStarted: () => happened.push('started'),
    onDied: () => happened.push('died'),
    onGivenUp: () => happened.push('given-up'),
    clock: { now },
    log
  })
  return { engine, hosts, happened }
}

async function heard(engine: ReturnType<typeof supervised>['engine']) {
  return ((await engine.call('vault.state', {})) as unknown as { value: { heard: { method: string; params: object }[] } }).value.heard
}

describe('superviseEngine', () => {
  it('tells a new engine where this device keeps its things, first of all', async () => {
    const { engine } = supervised()
    expect(await heard(engine)).toEqual([{ method: 'start', params: { dataFolder: '/x', appVersion: '1', lockReason: 'start' } }])
    await engine.close()
  })

  it('L1 replaces an engine that died by one that is locked because of a crash', async () => {
    const { engine, happened } = supervised()
    await engine.call('vault.leave', {})
    await expect.poll(() => happened).toEqual(['started', 'died'])
    expect((await heard(engine))[0]).toMatchObject({ params: { lockReason: 'crash' } })
    await engine.close()
  })

  it('gives up when it dies four times within a minute, and not when that takes longer', async () => {
    let time = 0
    const quick = supervised(() => time)
    for (let n = 1; n <= 4; n++) {
      await quick.engine.call('vault.leave', {})
      await expect.poll(() => quick.happened.filter((what) => what !== 'started').length).toBe(n)
    }
    expect(quick.happened.filter((what) => what !== 'started')).toEqual(['died', 'died', 'died', 'given-up'])
    const slow = supervised(() => (time += 40_000))
    for (let n = 1; n <= 5; n++) {
      await slow.engine.call('vault.leave', {})
      await expect.poll(() => slow.happened.filter((what) => what === 'died').length).toBe(n)
    }
    expect(slow.happened).not.toContain('given-up')
    await slow.engine.close()
  })

  it('L5 puts a fresh engine in the place of one that locked, and lets calls wait for it', async () => {
    const { engine, hosts, happened } = supervised()
    void engine.renew('idle')
    const [start] = await heard(engine)
    expect(start).toEqual({ method: 'start', params: { dataFolder: '/x', appVersion: '1', lockReason: 'idle' } })
    expect(hosts).toHaveLength(2)
    expect(happened).toEqual(['started'])
    await engine.close()
  })

  it('does not take an expected end for a death', async () => {
    const { engine, happened } = supervised()
    await engine.call('vault.state', {})
    await engine.close()
    expect(happened).toEqual([])
  })

  it('knows whether somebody waits for a job', async () => {
    const { engine, hosts } = supervised()
    void engine.call('vault.touch', {})
    await engine.call('vault.state', {})
    expect(engine.isWorking()).toBe(false)
    Object.assign(hosts[0] ?? {}, { pendingChannels: () => ['import.run'] })
    expect(engine.isWorking()).toBe(true)
    // Counting and checking lose nothing when they stop.
    Object.assign(hosts[0] ?? {}, { pendingChannels: () => ['hygiene.count', 'vault.check'] })
    expect(engine.isWorking()).toBe(false)
    await engine.close()
  })
})

describe('createVaultWatch', () => {
  it('counts a vault that waits for its second step as open: every lock reaches it (L1, T1)', () => {
    const heard: string[] = []
    const watch = createVaultWatch({ onOpened: () => heard.push('opened') === 0, onLocked: (reason) => heard.push(reason), onClosed: () => heard.push('closed'), onUnlocked: () => heard.push('unlocked') })
    const hear = (state: object): void => { watch.hear({ name: 'vault.changed', data: state } as never) }
    hear({ state: 'waiting', due: 'second-factor' })
    expect([watch.isOpen(), watch.isUnlocked()]).toEqual([true, false])
    hear({ state: 'unlocked' })
    hear({ state: 'waiting', due: 'second-factor-setup' })
    hear({ state: 'locked', reason: 'suspend' })
    expect(heard).toEqual(['opened', 'unlocked', 'closed', 'suspend'])
    expect(watch.isOpen()).toBe(false)
  })

  const changed = (state: string): EngineEvent => ({ type: 'event', name: 'vault.changed', data: { state, reason: 'idle' } }) as unknown as EngineEvent

  it('L5 says so each time an open vault is no longer open, and only then', () => {
    const locks: string[] = []
    const watch = createVaultWatch({ onOpened: () => false, onLocked: (reason) => locks.push(reason), onClosed: () => locks.push('closed'), onUnlocked: () => locks.push('open') })
    for (const state of ['locked', 'unlocked', 'unlocked', 'locked', 'locked', 'unlocked', 'none']) watch.hear(changed(state))
    expect(locks).toEqual(['open', 'closed', 'idle', 'open', 'closed', 'user'])
    expect(watch.isUnlocked()).toBe(false)
  })

  it('L5 takes an engine that was ended by force for closed too, so that the clipboard is taken back, and hears no lock of it', () => {
    const heard: string[] = []
    const watch = createVaultWatch({ onOpened: () => false, onLocked: (reason) => heard.push(reason), onClosed: () => heard.push('closed'), onUnlocked: () => heard.push('open') })
    watch.hear(changed('unlocked'))
    watch.lost()
    expect(heard).toEqual(['open', 'closed'])
    watch.hear(changed('locked'))
    expect(heard).toEqual(['open', 'closed'])
  })
})

describe('lockBeforeQuit (SECURITY.md L1)', () => {
  function appThat(mayQuit: boolean) {
    const happened: string[] = []
    const app = Object.assign(new EventEmitter(), { exit: () => happened.push('exit') })
    lockBeforeQuit({ app: app as unknown as App, mayQuit: async () => mayQuit, letGo: async () => void happened.push('locked') })
    return { happened, quit: () => app.emit('before-quit', { preventDefault: () => happened.push('held') }) }
  }

  it('holds the quit until the vault is locked', async () => {
    const { happened, quit } = appThat(true)
    quit()
    await expect.poll(() => happened).toEqual(['held', 'locked', 'exit'])
  })

  it('locks once, however often somebody asks', async () => {
    const { happened, quit } = appThat(true)
    quit()
    quit()
    await expect.poll(() => happened).toEqual(['held', 'held', 'locked', 'exit'])
  })

  it('stays when the person keeps the work running, and asks again next time', async () => {
    const { happened, quit } = appThat(false)
    quit()
    await new Promise((resolve) => setTimeout(resolve, 5))
    quit()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(happened).toEqual(['held', 'held'])
  })
})

describe('the recovery sheet', () => {
  const sheet = { kind: 'recovery', recoveryCode: 'AAAA-<b>', vaultName: '<img src=x onerror=alert(1)> "Work" & \'more\'', madeOn: '1 May', words: wordsIn('de'), language: 'de' } as const

  it('E24 escapes everything that a person wrote', () => {
    const html = sheetHtml(sheet)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;Work&quot; &amp; &#39;more&#39;')
    expect(html).not.toMatch(/<img|<b>|<script|style=/)
  })

  it.each(hostileTexts)('E24 shows %j as text', (text) => {
    const html = sheetHtml({ ...sheet, vaultName: text, recoveryCode: text })
    const withoutOurs = html.replaceAll(/<\/?(?:!doctype html|html lang="de"|html|head|meta charset="utf-8"|title|link rel="stylesheet" href="\/sheet.css"|body|h1|dl|dt|dd|p class="code"|p)>/g, '')
    expect(withoutOurs).not.toMatch(/[<>]/)
  })

  it('says in a text file what it says on paper', () => {
    expect(sheetText(sheet)).toContain('AAAA-<b>')
    expect(sheetText(sheet)).toContain(wordsIn('de').recoveryAdvice)
  })
})
