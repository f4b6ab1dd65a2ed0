import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { cacheDir, root } from './paths.mjs'
import { SetupFailure } from './run.mjs'

const [major, minor, patch] = process.versions.node.split('.').map(Number)
const isNewEnough = (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) || (major === 24 && minor >= 15) || major > 24

/** The folder whose `node` runs everything: this process's own when it is new enough, otherwise the pinned one in the cache. */
export function ensureNode() {
  if (isNewEnough) return dirname(process.execPath)
  const script = join(root, 'scripts/bootstrap-node.sh')
  const want = /^want=(\S+)$/m.exec(readFileSync(script, 'utf8'))?.[1]
  const cached = join(cacheDir, `node-${want}/node_modules/.bin`)
  if (existsSync(join(cached, 'node'))) return cached
  const r = spawnSync('bash', [script], { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  if (r.status !== 0) throw new SetupFailure(`Node ${process.versions.node} is too old and a newer one could not be fetched. Install Node 24 and try again.`)
  return r.stdout.trim()
}

/** The environment in which `node` and `npm` mean the new enough Node. */
export function envWithNode(nodeDir) {
  const path = process.env.PATH ?? ''
  return { ...process.env, PATH: path.split(delimiter)[0] === nodeDir ? path : `${nodeDir}${delimiter}${path}`, SATCHEL_CACHE: cacheDir }
}
