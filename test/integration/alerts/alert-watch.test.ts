import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAlertWatch } from '../../../electron/engine/alert-watch'
import type { OpenVault } from '../../../electron/engine/open-vault'
import { commitEvent, type ChangeContext } from '../../../electron/changes/commit-change'
import type { Events } from '../../../shared/ipc/events'
import { presetRights, type Rights } from '../../../shared/permissions'
import { aVaultDatabase } from '../../support/vault-database'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function scene(rights: Rights) {
  const { database, context: plain } = aVaultDatabase()
  const context: ChangeContext = { ...plain, afterCommit: () => { watch.committed() } }
  const open = { database, context, authority: { rights } } as unknown as OpenVault
  const told: Events['alerts.changed'][] = []
  const state = { vault: open as OpenVault | null, due: null as 'second-factor' | null, isWriting: false }
  const watch = createAlertWatch({
    session: { vault: () => state.vault, due: () => state.due, isDamaged: () => false }, desk: { isWriting: () => state.isWriting },
    log: (_, event) => { throw new Error(event) }, emit: (name, data) => { if (name === 'alerts.changed') told.push(data as Events['alerts.changed']) },
  })
  const showKey = (): void => { commitEvent(context, { action: 'vault.key-shown', objectType: 'vault', objectId: null, detail: null }) }
  const raised = (): number => database.read.get<{ n: number }>('SELECT count(*) AS n FROM alerts')?.n ?? 0
  return { watch, state, told, showKey, raised, close: () => { database.close() } }
}

it('looks within a second of a commit, once for many, and tells the gravest that was raised', () => {
  const { watch, told, showKey, raised, close } = scene(presetRights.auditor)
  watch.look()
  expect(told).toEqual([{ open: { info: 0, warning: 0, critical: 0 }, raised: null }])
  for (let n = 0; n < 3; n++) showKey()
  expect(raised()).toBe(0)
  vi.advanceTimersByTime(1_000)
  expect(raised()).toBe(1)
  expect(told.at(-1)).toEqual({ open: { info: 0, warning: 0, critical: 1 }, raised: 'critical' })
  // What it wrote itself makes it look once more, and never again.
  vi.advanceTimersByTime(10_000)
  expect(vi.getTimerCount()).toBe(1)
  close()
})

it('given a role that may not see the log › raises all the same and tells nobody', () => {
  const { watch, told, showKey, raised, close } = scene(presetRights.manager)
  watch.look()
  showKey()
  vi.advanceTimersByTime(1_000)
  expect([raised(), told]).toEqual([1, []])
  close()
})

it('given a second factor that is due › tells nothing until it has passed, then what was raised meanwhile', () => {
  const { watch, state, told, showKey, close } = scene(presetRights.administrator)
  state.due = 'second-factor'
  watch.look()
  showKey()
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([])
  state.due = null
  watch.look()
  expect(told).toEqual([{ open: { info: 0, warning: 0, critical: 1 }, raised: 'critical' }])
  close()
})

it('given a job that writes › waits for it; before lock looks a last time, and ends with the vault', () => {
  const { watch, state, showKey, raised, close } = scene(presetRights.administrator)
  watch.look()
  state.isWriting = true
  showKey()
  vi.advanceTimersByTime(5_000)
  expect(raised()).toBe(0)
  state.isWriting = false
  watch.finish()
  expect(raised()).toBe(1)
  state.vault = null
  watch.look()
  expect(vi.getTimerCount()).toBe(0)
  close()
})

it('given a vault that was never watched and a kill before the first alert › the next session reads on from there', () => {
  const { watch, state, showKey, raised, close } = scene(presetRights.administrator)
  watch.look()
  const killed = state.vault
  showKey()
  // Another process opens the vault: nothing was looked at in the one that is gone.
  state.vault = killed === null ? null : { ...killed }
  commitEvent({ ...killed?.context, afterCommit: () => undefined } as ChangeContext, { action: 'vault.unlocked', objectType: 'vault', objectId: null, detail: null })
  watch.look()
  expect(raised()).toBe(1)
  close()
})

it('given a place beyond the log, written by somebody who wants nothing read › reads all the same', () => {
  const { watch, state, showKey, raised, close } = scene(presetRights.administrator)
  state.vault?.database.db.run(`INSERT INTO meta (key, value) VALUES ('alerts-seq', 1000000)`)
  watch.look()
  showKey()
  state.vault = state.vault === null ? null : { ...state.vault }
  watch.look()
  expect(raised()).toBe(1)
  close()
})
