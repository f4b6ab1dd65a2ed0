// npm run lint [-- PATH...]: oxlint with every rule of .oxlintrc.json, also those that need the types.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './lib/paths.mjs'
import { runAttached, runMain } from './lib/run.mjs'

// oxlint obeys comments that switch rules off and cannot be told not to. Here no rule has exceptions but those of the configuration.
const SWITCH = /\b(ox|es)lint-(disable|enable)/
const NOT_OURS = new Set(['node_modules', 'out', 'release', 'release-test', 'test-results', '.tsbuild', '.git'])

await runMain(async () => {
  const switched = sourcesIn(root).filter((path) => SWITCH.test(readFileSync(path, 'utf8')))
  for (const path of switched) console.log(`${relative(root, path)}: no comment switches a rule off`)
  const code = await runAttached('node', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--disable-nested-config', ...process.argv.slice(2)])
  return switched.length > 0 ? 1 : code
})

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : sourcesIn(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}
