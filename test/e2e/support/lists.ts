import { expect, type Locator, type Page } from '@playwright/test'
import { everything, type Condition } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { call } from './bridge'

/** How many people these conditions find. */
export async function countPeople(page: Page, ...conditions: Condition[]): Promise<number> {
  return expectOk(await call(page, 'contacts.count', { filter: { bin: false, conditions } }), 'a count').count
}

/** Waits until the list has that many rows. */
export function expectRows(grid: Locator, found: number): Promise<void> {
  return expect(grid).toHaveAttribute('aria-rowcount', String(found + 1), { timeout: 20_000 })
}

/** Waits until the first row is the first person of the whole list by name: the number of rows is there before they are. */
export async function expectFirstRow(page: Page, people: Locator): Promise<void> {
  const { items } = expectOk(await call(page, 'contacts.page', { filter: everything, sort: 'name', direction: 'ascending', at: 0, limit: 1 }), 'the first person')
  await expect(people.locator('[data-index="0"]')).toContainText(items[0]?.name ?? 'nobody is there')
}

/** Picks a kind of condition from the menu that F opens. */
export async function chooseCondition(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('f')
  await expect(page.getByRole('menuitem', { name: kind, exact: true })).toBeVisible()
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
}
