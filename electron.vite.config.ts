import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// Three programs that share code: the app, the vault engine (worker thread or plain Node), the command line (plain Node).
const mainEntries = Object.fromEntries(
  Object.entries({
    index: at('electron/main.ts'),
    engine: at('electron/engine/entry.ts'),
    cli: at('electron/cli/main.ts')
  }).filter(([, file]) => existsSync(file))
)

/** Date of the last commit, ms: the same for every build of one source. Null without a checkout. */
function sourceDate(): number | null {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given !== undefined && /^\d+$/.test(given)) return Number(given) * 1_000
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) * 1_000
  } catch {
    return null
  }
}

// The targets are those of the oldest runtime that must start the build: the test runtime, Electron 33.
export default defineConfig({
  main: {
    // Read by electron/engine/build-date.ts.
    define: { SATCHEL_BUILT_AT: JSON.stringify(sourceDate()) },
    build: {
      target: 'node20.18',
      rolldownOptions: { input: mainEntries }
    }
  },
  preload: {
    build: {
      target: 'node20.18',
      // A sandboxed preload can load nothing but `electron`: one CommonJS file with everything in it.
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: { input: { index: at('electron/preload.ts') }, output: { format: 'cjs' } }
    }
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // The content policy allows no data: fonts and no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('renderer/index.html') }
    }
  }
})
