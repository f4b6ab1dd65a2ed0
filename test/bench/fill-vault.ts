// Fills the file of a vault that nobody has open: FILE SCALE as arguments, the raw key in hex on standard input. Prints the population.
import { readFileSync } from 'node:fs'
import { openDatabase } from '../../electron/db/open'
import { expectOk } from '../../shared/result'
import { Secret } from '../../shared/secret'
import { populate } from './population'

const [file = '', contacts = ''] = process.argv.slice(2)
const key = new Secret(Buffer.from(readFileSync(0, 'utf8').trim(), 'hex'))
const vault = expectOk(openDatabase({ file, key, mode: 'write' }), 'the vault opens')
const population = populate(vault.db, Number(contacts))
vault.checkpoint()
vault.close()
process.stdout.write(JSON.stringify(population))
