// Archives the oldest entries of a log and is killed meanwhile: node --import run-typescript.mjs archive-child.ts FILE KEYHEX USER NOW OUT
import { flushCompileCache } from 'node:module'
import { archiveWith } from './archive-scene'

const [file = '', key = '', userId = '', now = '', out = ''] = process.argv.slice(2)
flushCompileCache()
process.stdout.write('begun\n')
await archiveWith({ file, key: Buffer.from(key, 'hex'), userId, now: Number(now) }, out, Number(now))
process.stdout.write('done\n')
