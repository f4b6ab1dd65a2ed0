import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'

// As on the declared Electron: the engine in a process of Electron's own. The test runtime's cannot load the vault's driver, but all on the way there is the same.
let app: RunningApp

test.beforeAll(async () => {
  app = await launch({ environment: { SATCHEL_TEST_UTILITY_ENGINE: '1' } })
})
test.afterAll(() => app.close())

/** Its process id, by Electron's own list. */
function engineProcess(): Promise<number | undefined> {
  return app.electron.evaluate((electron) => electron.app.getAppMetrics().find(({ name }) => name === 'Satchel vault engine')?.pid)
}

test('E12 the engine answers from a process of its own, sealed questions too', async () => {
  const page = await app.page()
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true, value: { engine: 'utility' } })
  expect(await call(page, 'vault.state', {})).toMatchObject({ ok: true, value: { state: 'none' } })
  expect(await call(page, 'vault.advise', { passphrase: 'tangerine umbrella forty quartz', userName: 'ada' })).toMatchObject({ ok: true, value: { acceptable: true } })
  expect(await engineProcess()).toBeGreaterThan(0)
})

test('E11 no variable that runs code reaches it', async () => {
  const environment = readFileSync(`/proc/${String(await engineProcess())}/environ`, 'utf8')
  expect(environment).not.toMatch(/NODE_OPTIONS|LD_PRELOAD|ELECTRON_RUN_AS_NODE/)
})

test('L5 when it is killed its memory is gone and another answers', async () => {
  const page = await app.page()
  const before = await engineProcess()
  if (before === undefined) throw new Error('there is no engine process')
  const locked = await app.pageAfter(() => Promise.resolve(process.kill(before, 'SIGKILL')))
  expect(await call(locked, 'vault.advise', { passphrase: 'x', userName: 'ada' })).toMatchObject({ ok: true, value: { acceptable: false } })
  expect(page.isClosed()).toBe(true)
  expect(existsSync(`/proc/${String(before)}`)).toBe(false)
  expect(await engineProcess()).not.toBe(before)
})
