import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { z } from 'zod'
import { expectOk } from '../../shared/result'
import { call } from '../e2e/support/bridge'
import { launch, type RunningApp } from '../e2e/support/launch'
import { createWorkVault, unlockWorkVault, workVault } from '../e2e/support/work-vault'
import { memoryOfTree, type ProcessMemory } from './process-tree'
import type { WindowFigures } from './window-lines'

const contacts = Number(process.env['SATCHEL_BENCH_SCALE'] ?? '100000')
const STARTS = 5
const JUMPS = 20

test('the app in its window, with a vault of many contacts', async () => {
  const first = await launch()
  const { userData } = first
  const names = await filledVault(first)

  const startMs: number[] = []
  for (let start = 0; start < STARTS; start++) {
    const began = performance.now()
    const app = await launch({ userData })
    await (await app.page()).getByLabel('Passphrase', { exact: true }).waitFor()
    startMs.push(performance.now() - began)
    await app.close()
  }

  const app = await launch({ userData })
  const page = await app.page()
  await page.getByLabel('Passphrase', { exact: true }).fill(workVault.passphrase)
  await page.keyboard.press('Enter')
  const grid = page.getByRole('grid', { name: 'People' })
  await expect(grid.getByRole('row').nth(5)).toBeVisible({ timeout: 60_000 })
  const open = await settledMemory(app)
  const jumpMs = await scrollAround(page)
  await searchAround(page, names)
  const used = await settledMemory(app)
  await app.close()

  const figures: WindowFigures = { contacts, startMs, openMb: sum(open), usedMb: sum(used), jumpMs, unshared: used.filter(({ proportional }) => !proportional).length, byProcess: named(used) }
  const file = 'test-results/desktop/bench-window.json'
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(figures))
})

/** Makes a vault through the app and fills its file while nobody has it open. Answers with names that are in it. */
async function filledVault(app: RunningApp): Promise<string[]> {
  const page = await app.page()
  await createWorkVault(page)
  const { rawKeyHex } = expectOk(await call(page, 'vault.showKey', { passphrase: workVault.passphrase }), 'the key')
  await app.close()
  const file = join(app.userData, 'vaults', workVault.name, 'vault.db')
  const filled = spawnSync(process.execPath, [process.env['SATCHEL_BENCH_FILL'] ?? '', file, String(contacts)], { input: rawKeyHex, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] })
  const { names } = z.object({ names: z.array(z.string()) }).parse(JSON.parse(filled.stdout))
  // Once through an unlock, so that the app knows the vault it starts with.
  const again = await launch({ userData: app.userData })
  await unlockWorkVault(await again.page())
  await again.close()
  return names
}

/** Jumps to places all over the list and waits until their rows are there. */
async function scrollAround(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let jump = 1; jump <= JUMPS; jump++) {
    const share = (jump * 0.618) % 1
    times.push(await page.evaluate(async (to) => {
      const grid = document.querySelector('[role=grid]')
      const scroller = [grid, ...(grid?.querySelectorAll('*') ?? [])].find((element) => element !== null && element.scrollHeight > element.clientHeight + 200)
      if (scroller === null || scroller === undefined) throw new Error('the list does not scroll')
      const shown = (): string => [...scroller.querySelectorAll('[role=row]')].map((row) => row.textContent).join('')
      const before = shown()
      const began = performance.now()
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to
      const frame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve) })
      do await frame(); while ((shown() === before || shown().length < 200) && performance.now() - began < 10_000)
      return performance.now() - began
    }, share))
  }
  return times
}

/** Types names into the search box and opens what is found. */
async function searchAround(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names.slice(0, 10)) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search' }).fill(name)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('article').first().waitFor()
  }
}

/** Memory of all processes once they have been left alone for a moment. */
async function settledMemory(app: RunningApp): Promise<ProcessMemory[]> {
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  return memoryOfTree(app.electron.process().pid ?? 0)
}

const sum = (processes: readonly ProcessMemory[]): number => processes.reduce((total, { mb }) => total + mb, 0)
const named = (processes: readonly ProcessMemory[]): string => processes.map(({ kind, mb, proportional }) => `${kind} ${mb.toFixed(0)}${proportional ? '' : ' (resident)'}`).join(', ')
