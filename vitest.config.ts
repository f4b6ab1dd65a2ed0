import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Below Node-API 10 the SQLCipher driver crashes the process instead of failing cleanly.
if (Number(process.versions['napi']) < 10) {
  throw new Error(`Tests need Node ^22.22.2 or >=24.15, this is ${process.version}. Run: export PATH="$(bash scripts/bootstrap-node.sh):$PATH"`)
}

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
const root = import.meta.dirname
// Suites that need a keyring run as another user, who may not write below node_modules.
const cacheDir = isWritable(join(root, 'node_modules')) ? join(root, 'node_modules/.vite') : join(tmpdir(), 'vite')

// Where tests share nothing but modules, one worker takes file after file: half the time went into loading the same modules again.
// Not so for component tests: the kit keeps what has the focus in its modules. There each file gets a context of its own in one thread.
const SHARED_WORKER = { isolate: false, unstubGlobals: true, unstubEnvs: true, restoreMocks: true }

const nodeProject = (name: string, testTimeout: number, more: object = {}) => ({
  cacheDir,
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: 'node', testTimeout, hookTimeout: testTimeout, ...more }
})

export default defineConfig({
  cacheDir,
  test: {
    passWithNoTests: true,
    maxWorkers: '100%',
    projects: [
      nodeProject('unit', 10_000, SHARED_WORKER),
      nodeProject('integration', 60_000),
      nodeProject('property', 120_000, SHARED_WORKER),
      nodeProject('architecture', 60_000, SHARED_WORKER),
      nodeProject('fault', 120_000),
      {
        plugins: [react()],
        cacheDir,
        test: {
          name: 'component',
          include: ['test/component/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['test/support/component-setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' as const } },
          testTimeout: 20_000,
          pool: 'vmThreads' as const
        }
      }
    ]
  }
})
