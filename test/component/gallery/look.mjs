// Opens the built gallery in Chromium under the production content policy, saves pictures to test-results/gallery,
// and fails on any policy violation or page error. Needs Debian's chromium. Build first:
//   node_modules/.bin/vite build -c test/component/gallery/vite.config.ts && node test/component/gallery/look.mjs [name …]
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { chromium } from '@playwright/test'

const root = join(import.meta.dirname, '../../../test-results/gallery-site')
const pictures = join(import.meta.dirname, '../../../test-results/gallery')
// SECURITY.md E4, and no Trusted Types policy at all.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
  try {
    const body = await readFile(join(root, path === '/' ? 'index.html' : path))
    response.writeHead(200, { 'content-type': types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream', 'content-security-policy': policy })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${server.address().port}/`

const shots = [
  { name: 'controls-light', query: 'page=controls&theme=light', size: [1280, 1240] },
  { name: 'controls-dark', query: 'page=controls&theme=dark', size: [1280, 1240] },
  { name: 'shell-light', query: 'page=shell&theme=light', act: rest },
  { name: 'shell-dark', query: 'page=shell&theme=dark', act: rest },
  { name: 'beside-light', query: 'page=shell&theme=light&beside', act: selectSome },
  { name: 'beside-dark-de', query: 'page=shell&theme=dark&beside&language=de', act: selectSome },
  { name: 'comfortable-narrow', query: 'page=shell&theme=light&density=comfortable&narrow', act: rest },
  { name: 'loading', query: 'page=shell&theme=light&delay=100000', act: rest },
  { name: 'palette-light', query: 'page=shell&theme=light', act: palette },
  { name: 'palette-dark', query: 'page=shell&theme=dark', act: palette },
  { name: 'keys-light', query: 'page=shell&theme=light', act: (page) => page.keyboard.press('?') },
  { name: 'keys-dark-de', query: 'page=shell&theme=dark&language=de', act: (page) => page.keyboard.press('?') },
  { name: 'empty', query: 'page=shell&theme=light', act: emptied },
  { name: 'toast', query: 'page=controls&theme=light', act: (page) => page.getByRole('button', { name: 'Notice' }).click() },
  { name: 'dialog', query: 'page=controls&theme=dark', act: (page) => page.getByRole('button', { name: 'Dialog', exact: true }).click() },
  { name: 'menu', query: 'page=controls&theme=light', act: (page) => page.getByRole('button', { name: 'Menu', exact: true }).click() },
  { name: 'select', query: 'page=controls&theme=dark', act: (page) => page.getByRole('button', { name: /Country/ }).click() },
  { name: 'combo', query: 'page=controls&theme=light', act: (page) => page.getByRole('combobox', { name: 'Works at' }).pressSequentially('k') },
  { name: 'columns', query: 'page=shell&theme=dark', act: (page) => page.getByRole('button', { name: 'Columns' }).click() },
  { name: 'end-of-million', query: 'page=shell&theme=light', act: (page) => page.keyboard.press('End') },
  { name: 'zoom-200', query: 'page=shell&theme=light&beside', size: [640, 400], scale: 2 },
]

const wanted = process.argv.slice(2)
mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--font-render-hinting=none'] })
const problems = []
for (const { name, query, act, size = [1280, 800], scale = 1 } of shots.filter((shot) => wanted.length === 0 || wanted.includes(shot.name))) {
  const page = await browser.newPage({ viewport: { width: size[0], height: size[1] }, deviceScaleFactor: scale, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' })
  await page.addInitScript(() => {
    globalThis.violations = []
    document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber} ${event.sample}`))
  })
  page.on('pageerror', (error) => problems.push(`${name}: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') problems.push(`${name}: ${message.text()}`) })
  await page.goto(`${address}?${query}`)
  await page.waitForTimeout(350)
  await act?.(page)
  await page.waitForTimeout(250)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  for (const violation of await page.evaluate(() => globalThis.violations)) problems.push(`${name}: ${violation}`)
  const styles = await page.evaluate(() => document.querySelectorAll('style').length)
  if (styles > 0) problems.push(`${name}: ${styles} style elements`)
  await page.close()
}
await browser.close()
server.close()
process.stdout.write(problems.length === 0 ? `no violation, no error; pictures in ${pictures}\n` : `${problems.join('\n')}\n`)
process.exitCode = problems.length === 0 ? 0 : 1

async function rest(page) {
  for (let step = 0; step < 3; step++) await page.keyboard.press('j')
}
async function selectSome(page) {
  for (const key of ['j', 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
}
async function palette(page) {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ja', { delay: 30 })
  await page.keyboard.press('ArrowDown')
}
async function emptied(page) {
  await page.getByRole('searchbox').fill('nobody')
}
