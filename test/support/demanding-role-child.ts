// Gives everybody in a locked vault a composed role, as somebody with the raw key could: DEMANDING_FILE, DEMANDING_KEY, DEMANDING_FACTOR.
import { randomBytes } from 'node:crypto'
import { createIdSource, idToBytes } from '../../shared/ids'
import { presetRights } from '../../shared/permissions'
import { openWithRawKey } from './raw-database'

const database = openWithRawKey(process.env['DEMANDING_FILE'] ?? '', process.env['DEMANDING_KEY'] ?? '')
const role = createIdSource(() => Date.now(), randomBytes).next()
database.prepare('INSERT INTO roles (id, name, rights, created_at, updated_at) VALUES (?, ?, ?, 0, 0)').run(idToBytes(role), 'Careful', JSON.stringify({ ...presetRights.administrator, secondFactor: process.env['DEMANDING_FACTOR'] === 'true' }))
database.prepare('UPDATE users SET role = ?').run(role)
database.close()
