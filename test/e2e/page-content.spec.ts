import { expect, test, type Page } from '@playwright/test'
import { launch, type RunningApp } from './support/launch'

// What the page may load and run, tried from inside the live page (SECURITY.md E3, E4).
let app: RunningApp
let page: Page

test.beforeAll(async () => {
  app = await launch()
  page = await app.page()
})
test.afterAll(() => app.close())

test.describe('E3 only our own files are served', () => {
  const addresses = [
    'app://satchel/../../package.json', 'app://satchel/..%2f..%2fpackage.json', 'app://satchel/%2e%2e/%2e%2e/package.json', 'app://satchel/%2e%2e%2f%2e%2e%2fmain/index.js',
    'app://satchel/..%5c..%5cpackage.json', 'app://satchel//etc/passwd', 'app://satchel/%2fetc%2fpasswd', 'app://satchel/C:/Windows/win.ini', 'app://satchel/index.html%00.png',
    'app://satchel/assets/../../preload/index.cjs', 'app://satchel/%252e%252e/package.json', 'app://satchel/.hidden', 'app://other/index.html', 'app://recovery-sheet/00000000000000000000000000000000'
  ]
  for (const address of addresses) {
    test(`E3 ${address} is refused`, async () => {
      const status = await app.electron.evaluate(async ({ session }, url) => session.fromPartition('satchel').fetch(url).then((answer) => answer.status, () => -1), address)
      expect([-1, 400, 403, 404]).toContain(status)
    })
  }

  test('E3 the page itself is served, with the policy in its header and never from file:', async () => {
    const answer = await app.electron.evaluate(async ({ session }) => {
      const response = await session.fromPartition('satchel').fetch('app://satchel/')
      return { status: response.status, policy: response.headers.get('content-security-policy') ?? '' }
    })
    expect(answer.status).toBe(200)
    expect(answer.policy).toContain("default-src 'none'")
    expect(answer.policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    expect(await page.evaluate(() => location.origin)).toBe('app://satchel')
  })
})

test.describe('E4 nothing but our own files runs', () => {
  test('E4 inline script, event attribute, string timer, frame, foreign image, style element, connection and HTML from text are all blocked and reported', async () => {
    const outcome = await page.evaluate(async () => {
      const seen = new Set<string>()
      const listen = (event: SecurityPolicyViolationEvent): void => void seen.add(event.effectiveDirective)
      document.addEventListener('securitypolicyviolation', listen)
      const attempt = (name: string, act: () => void): void => {
        try {
          act()
        } catch (error) {
          seen.add(`${name} threw ${error instanceof Error ? error.name : ''}`)
        }
      }
      const make = (tag: string, attributes: Record<string, string>): void => {
        const element = document.createElement(tag)
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
        document.body.append(element)
        made.push(element)
      }
      const made: Element[] = []
      attempt('timer', () => setTimeout('window.ran = "timer"' as unknown as () => void, 0))
      attempt('attribute', () => make('img', { src: 'data:,', onerror: 'window.ran = "attribute"' }))
      attempt('script', () => {
        const script = document.createElement('script')
        script.text = 'window.ran = "inline"'
        document.body.append(script)
      })
      attempt('foreign', () => make('img', { src: 'https://planted.invalid/x.png' }))
      attempt('frame', () => make('iframe', { src: 'https://planted.invalid/' }))
      attempt('object', () => make('object', { data: 'https://planted.invalid/x.pdf', type: 'application/pdf' }))
      attempt('style', () => {
        const style = document.createElement('style')
        style.textContent = 'body { outline: 9px solid red }'
        document.head.append(style)
        made.push(style)
      })
      attempt('html', () => document.body.append(document.createRange().createContextualFragment('<i>planted</i>')))
      attempt('policy', () => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy('mine', {}))
      const connections = await Promise.all([
        fetch('https://planted.invalid/').then(() => 'fetched', () => 'blocked'),
        new Promise((resolve) => {
          const socket = new WebSocket('wss://planted.invalid/')
          socket.onerror = () => resolve('blocked')
          socket.onopen = () => resolve('open')
        }).catch(() => 'blocked')
      ])
      await new Promise((resolve) => setTimeout(resolve, 300))
      document.removeEventListener('securitypolicyviolation', listen)
      for (const element of made) element.remove()
      return { seen: [...seen].sort(), ran: (window as unknown as { ran?: string }).ran, planted: document.querySelector('i') === null, outline: getComputedStyle(document.body).outlineWidth, connections }
    })
    expect(outcome).toMatchObject({ planted: true, connections: ['blocked', 'blocked'] })
    expect(outcome.ran).toBeUndefined()
    expect(outcome.outline).not.toBe('9px')
    expect(outcome.seen).toEqual(expect.arrayContaining([
      'connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem', 'trusted-types',
      'attribute threw TypeError', 'html threw TypeError', 'object threw TypeError', 'policy threw TypeError', 'script threw TypeError', 'timer threw TypeError'
    ]))
  })

  test('E4 the page itself starts without one violation, warning or error', async () => {
    const said: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    await page.reload()
    await page.waitForTimeout(1_000)
    expect(said).toEqual([])
  })

  test('E4 the built page holds no inline script or style', async () => {
    const html = await app.electron.evaluate(async ({ session }) => (await session.fromPartition('satchel').fetch('app://satchel/')).text())
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/i)
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i)
  })
})
