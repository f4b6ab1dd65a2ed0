import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { emptyContact } from '../../shared/contacts/contact'
import { expectOk } from '../../shared/result'
import { courses } from '../../shared/training/courses'
import { checkAxe } from './support/axe'
import { call } from './support/bridge'
import { launch, type RunningApp } from './support/launch'
import { cameraFor } from './support/pictures'
import { createWorkVault } from './support/work-vault'

async function toSecurity(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await expect(page.getByRole('heading', { level: 1, name: 'Security', exact: true })).toBeVisible()
}

/** Turns the cards by Enter and answers every question, the first `wrong` of them wrongly, all by keyboard. */
async function takePhishingQuiz(app: RunningApp, page: Page, wrong: number): Promise<void> {
  const { cards, questions } = courses.en.phishing
  for (const [place, { title }] of cards.entries()) {
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
    await expect(page.getByRole('button', { name: place === cards.length - 1 ? 'To the questions' : 'Next' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  for (let asked = 0; asked < questions.length; asked++) {
    await expect(page.getByText(`Question ${String(asked + 1)} of 6`)).toBeVisible()
    const heading = await page.getByRole('heading', { level: 2 }).innerText()
    const question = questions.find(({ ask }) => ask === heading)
    const option = question?.options[asked < wrong ? (question.right + 1) % question.options.length : question.right]
    await page.getByRole('radio', { name: option?.text ?? '' }).press('Space')
    await page.keyboard.press('Enter')
    await expect(page.getByText(asked < wrong ? 'Not that one.' : 'That is right.')).toBeVisible()
    await expect(page.getByRole('button', { name: asked === questions.length - 1 ? 'See the result' : 'Next' })).toBeFocused()
    if (asked === 0) {
      await app.screenshot(`security-answer-${String(wrong)}`)
      await checkAxe(page, 'an answer')
    }
    await page.keyboard.press('Enter')
  }
}

test('the security centre by keyboard: read it, mend one thing, acknowledge a policy, fail and pass a quiz', async () => {
  test.setTimeout(240_000)
  const app = await launch()
  const page = await app.page()
  const camera = cameraFor(app)
  const code = await createWorkVault(page)
  expect(await call(page, 'vault.confirmRecoveryCode', { recoveryCode: code })).toMatchObject({ ok: true })
  await call(page, 'app.setPreferences', { language: 'en', theme: 'light' })
  await call(page, 'settings.set', { idleMinutes: 30 })
  const draft = (givenName: string, address: string) => ({ ...emptyContact(), givenName, emails: [{ address, label: '', primary: true, optOut: false }] })
  for (const [name, address] of [['Marta Rusko', 'marta@rusko.example'], ['marta rusko', 'MARTA@rusko.example'], ['Ole', 'no address']] as const) expectOk(await call(page, 'contacts.create', { draft: draft(name, address) }), 'a person')

  await test.step('what is to be done, most urgent first', async () => {
    await toSecurity(page)
    const toDo = page.getByRole('region', { name: 'To do' }).getByRole('listitem')
    await expect(toDo.first()).toContainText('Last backup')
    await expect(toDo.first()).toContainText('Urgent')
    await expect(page.getByRole('region', { name: 'In order' })).toContainText('Nobody else on this machine may read the files of the vault.')
    await expect(page.getByRole('button', { name: /^2\s*People who may be there twice/ })).toBeVisible({ timeout: 20_000 })
    await camera.look(page, 'security')
    await camera.readme(page, 'security')
  })

  await test.step('one thing mended where its button leads', async () => {
    const idle = page.getByRole('listitem').filter({ hasText: 'Only after 30 minutes without use' })
    await idle.getByRole('button', { name: 'Open the settings' }).press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'This vault' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: '5 minutes', exact: true }).press('Enter')
    await expect.poll(async () => expectOk(await call(page, 'settings.get', {}), 'the settings').idleMinutes).toBe(5)
    await toSecurity(page)
    await expect(page.getByRole('region', { name: 'In order' })).toContainText('After 5 minutes without use.')
  })

  await test.step('a policy is acknowledged, its text replaced, and it asks again', async () => {
    await expect(page.getByRole('button', { name: '3 policies to read' })).toBeVisible()
    await page.getByRole('button', { name: 'Read it Handling data' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Handling data' })).toBeVisible()
    await camera.look(page, 'security-policy')
    await page.getByRole('button', { name: 'I have read this and keep to it' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
    await expect(page.getByRole('button', { name: '2 policies to read' })).toBeVisible()
    await page.getByRole('button', { name: 'Read again Handling data' }).press('Enter')
    await page.getByRole('button', { name: 'Change the text' }).press('Enter')
    await page.getByRole('textbox', { name: 'Text of the policy' }).fill('# Ours\n- Ask Eva first.')
    await page.getByRole('button', { name: 'Put into force' }).press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Ours' })).toBeVisible()
    await expect(page.getByText('Version 2 · text of your company')).toBeVisible()
    await page.getByRole('button', { name: 'I have read this and keep to it' }).press('Enter')
    await expect(page.getByRole('button', { name: '2 policies to read' })).toBeVisible()
  })

  await test.step('a quiz is failed, repeated and passed', async () => {
    await page.getByRole('button', { name: 'Begin Phishing' }).press('Enter')
    await camera.look(page, 'security-course')
    await page.getByRole('button', { name: 'Next' }).focus()
    await takePhishingQuiz(app, page, 2)
    await expect(page.getByRole('heading', { name: '4 of 6 right' })).toBeVisible()
    await expect(page.getByText(/Not passed/)).toBeVisible()
    await page.getByRole('button', { name: 'Once more' }).press('Enter')
    await takePhishingQuiz(app, page, 1)
    await expect(page.getByRole('heading', { name: '5 of 6 right' })).toBeVisible()
    await page.getByRole('button', { name: 'Back to Security' }).last().press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: 'Phishing' }).filter({ hasText: /^.*Passed/ })).toBeVisible()
  })

  await test.step('the table of who has read and learnt what', async () => {
    const file = join(app.userData, 'training.csv')
    app.planDialogs({ export: file })
    await page.getByRole('button', { name: 'Export courses' }).press('Enter')
    await expect(page.getByText(/Saved as/)).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain('phishing')
    await camera.look(page, 'security-later')
  })

  await test.step('duplicates, one step away and side by side', async () => {
    await page.getByRole('button', { name: /^2\s*People who may be there twice/ }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
    await expect(page.getByText('May be a duplicate')).toBeVisible()
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3)
    await page.waitForTimeout(200)
    await app.screenshot('security-duplicates')
  })
  await app.close()
})
