// npm run screenshots: takes the README's pictures anew, from the end-to-end tests that walk every screen, and puts them in place.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runAttached, runMain, SetupFailure } from './lib/run.mjs'
import { setup } from './setup.mjs'

/** The specs that take one, by name. */
const shownBy = ['pictures', 'users.spec', '/alerts.spec', 'security-centre']
/** A page of pictures that nobody waits for, bytes each. */
const MOST_BYTES = 300_000

await runMain(async () => {
  const { env } = setup({ runtime: true, desktop: true, build: true })
  const taken = join(root, 'test-results/desktop/screenshots')
  const shown = join(root, 'resources/screenshots')
  const code = await runAttached(join(root, 'scripts/with-desktop.sh'), ['node_modules/.bin/playwright', 'test', ...shownBy], { env: { ...env, SATCHEL_SCREENSHOTS: '1' } })
  if (code !== 0) throw new SetupFailure('the pictures were not taken: a test failed. The old ones stay.')
  const names = existsSync(taken) ? readdirSync(taken).filter((name) => name.endsWith('.png')) : []
  const large = names.filter((name) => statSync(join(taken, name)).size > MOST_BYTES)
  if (names.length === 0 || large.length > 0) throw new SetupFailure(names.length === 0 ? 'no picture was taken' : `too large: ${large.join(', ')}`)
  rmSync(shown, { recursive: true, force: true })
  mkdirSync(shown, { recursive: true })
  for (const name of names) copyFileSync(join(taken, name), join(shown, name))
  console.log(`${names.length} pictures in resources/screenshots`)
  return 0
})
