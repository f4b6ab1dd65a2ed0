// Loaded into the app before its own code (`electron -r`): `ready` waits until the test runner is attached, which calls `__playwright_run` then.
// Without it the runner now and then attaches while the first page is being loaded, never hears that it was, and waits for ever.
// Playwright's own loader does the same, but also switches off parts of Chromium that these tests look at.
const { app } = require('electron')

const emit = app.emit.bind(app)
const isReady = app.whenReady()
let readyArguments
let release
const released = new Promise((resolve) => (release = resolve))
let didRun = false

app.emit = (event, ...rest) => {
  if (event !== 'ready') return emit(event, ...rest)
  readyArguments = rest
  return app.listenerCount('ready') > 0
}
app.isReady = () => didRun
app.whenReady = () => released
globalThis.__playwright_run = async () => {
  await isReady
  didRun = true
  release()
  emit('ready', ...readyArguments)
}
