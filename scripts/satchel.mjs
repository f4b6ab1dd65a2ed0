// The command line: npm run --silent satchel -- COMMAND ...      Everything this script itself says goes to standard error.
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { runAttached, runMain } from './lib/run.mjs'
import { setup } from './setup.mjs'

await runMain(() => {
  const { env, nodeDir } = setup({ build: true })
  // Relative file names in the arguments mean the folder the person stands in, not the checkout.
  return runAttached(join(nodeDir, process.platform === 'win32' ? 'node.exe' : 'node'), [join(root, 'out/main/cli.js'), ...process.argv.slice(2)], { env, cwd: process.env.INIT_CWD ?? process.cwd() })
})
