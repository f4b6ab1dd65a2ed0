// npm start: sets up what is missing, builds, opens the app. Further arguments go to the app.
import { join } from 'node:path'
import { cacheDir, isRoot, root } from './lib/paths.mjs'
import { runAttached, runMain, say } from './lib/run.mjs'
import { electronBinary } from './lib/runtime.mjs'
import { setup } from './setup.mjs'

await runMain(() => {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  const needsOwnDesktop = !hasDisplay || (isRoot && process.platform === 'linux')
  const { env, runtime } = setup({ runtime: true, desktop: needsOwnDesktop, build: true })
  // Chromium's own complaints, about buses and graphics that are not there, would bury ours.
  const command = [electronBinary(runtime), '--log-level=3', root, ...process.argv.slice(2)]
  if (!needsOwnDesktop) {
    say('open; end it with Ctrl-C or by closing the window')
    return runAttached(command[0], command.slice(1), { env })
  }

  // Kept between starts: whoever enters something here must find it again.
  const home = process.env.SATCHEL_DESKTOP_HOME ?? join(cacheDir, 'desktop-home')
  if (isRoot) say(`you are root, whom the browser sandbox refuses: the app runs as the user ${process.env.SATCHEL_DESKTOP_USER ?? 'satchel-e2e'} on a screen of its own. Start it as yourself to see the window.`)
  else say('no display here: the app runs on a virtual screen (Xvfb)')
  say(`open; its data are in ${home}, end it with Ctrl-C`)
  return runAttached(join(root, 'scripts/with-desktop.sh'), [command[0], '--log-level=3', '.', ...process.argv.slice(2)], {
    env: { ...env, SATCHEL_DESKTOP_HOME: home, SATCHEL_DESKTOP_TIMEOUT: '0' }
  })
})
