import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** Gives the frame the gallery's list of people, which needs no engine behind it. */
const demoScreens: Plugin = {
  name: 'demo-screens',
  enforce: 'pre',
  resolveId: (source, importer) => (source === './screens' && importer?.includes('/renderer/app/') === true ? at('demo-screens.ts') : null),
}

// As the product's own build: same target, nothing inlined.
export default defineConfig({
  root: at('.'),
  plugins: [demoScreens, react()],
  build: { target: 'chrome130', outDir: at('../../../test-results/gallery-site'), emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
