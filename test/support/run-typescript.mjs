// `node --import test/support/run-typescript.mjs child.ts`: lets plain Node run the project's sources as they are, for tests that kill a process.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, nextResolve) {
    try {
      return nextResolve(specifier, context)
    } catch (error) {
      if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{0,2}\//.test(specifier)) throw error
      return nextResolve(`${specifier}.ts`, context)
    }
  },
})
