import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/** Puts the gallery's list where screens that are not built yet have their placeholder, so that the frame is seen with something in it. */
const demoInsteadOfPending: Plugin = {
  name: 'demo-instead-of-pending',
  enforce: 'pre',
  resolveId: (source, importer) => (source === './pending-screen' && importer?.includes('/renderer/app/') === true ? at('demo-screen.tsx') : null),
}

// As the product's own build: same target, nothing inlined.
export default defineConfig({
  root: at('.'),
  plugins: [demoInsteadOfPending, react()],
  build: { target: 'chrome130', outDir: at('../../../out/gallery'), emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
