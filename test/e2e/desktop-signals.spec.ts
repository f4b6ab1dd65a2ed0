import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { createWorkVault, unlockWorkVault } from './support/work-vault'

// Real signals on a real bus. The private session has no system bus: its own bus stands for both.
let app: RunningApp

test.beforeAll(async () => {
  app = await launch({ environment: { DBUS_SYSTEM_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '', XDG_SESSION_ID: '2' } })
  await createWorkVault(await app.page())
})
test.afterAll(() => app.close())

const send = (path: string, name: string, ...args: string[]): void => void execFileSync('dbus-send', ['--session', '--type=signal', path, name, ...args])

for (const [what, reason, args] of [
  ['the screen saver begins', 'screen-lock', ['/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true']],
  ["GNOME's lock screen comes up", 'screen-lock', ['/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver.ActiveChanged', 'boolean:true']],
  ['logind locks our session', 'screen-lock', ['/org/freedesktop/login1/session/_32', 'org.freedesktop.login1.Session.Lock']],
  ['the machine is about to sleep', 'suspend', ['/org/freedesktop/login1', 'org.freedesktop.login1.Manager.PrepareForSleep', 'boolean:true']]
] as const) {
  test(`L2 locks when ${what}`, async () => {
    const page = await app.page()
    const state = await call(page, 'vault.state', {})
    if (state.ok && state.value.state !== 'unlocked') await unlockWorkVault(page)
    const [path, name, ...rest] = args
    const locked = await app.pageAfter(() => {
      send(path, name, ...rest)
      return Promise.resolve()
    })
    await expect.poll(async () => await call(locked, 'vault.state', {})).toMatchObject({ ok: true, value: { state: 'locked', reason } })
    // One bus stands for two here, so that every signal comes twice; the second would lock what the next test unlocks.
    await locked.waitForTimeout(500)
  })
}

test("L2 stays open when another user's session locks or the screen saver ends", async () => {
  const page = await app.page()
  await unlockWorkVault(page)
  send('/org/freedesktop/login1/session/_35', 'org.freedesktop.login1.Session.Lock')
  send('/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:false')
  await page.waitForTimeout(1_000)
  expect(await call(page, 'vault.state', {})).toMatchObject({ ok: true, value: { state: 'unlocked' } })
})
