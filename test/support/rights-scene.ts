import { randomBytes } from 'node:crypto'
import { createIdSource, idToBytes, type UserId } from '../../shared/ids'
import { presetRights, type Rights } from '../../shared/permissions'
import { aRoleEngine } from './role-engine'
import { aVaultDatabase } from './vault-database'

/** The rights of an administrator. */
export const all = presetRights.administrator
/** These rights over the records of both nouns, and everything else. */
export const within = (noun: Partial<Rights['scopes']['contact']>, fields: Rights['fields'] = all.fields): Rights => {
  const of = { read: 'all', create: 'all', update: 'all', delete: 'all', ...noun } as const
  return { ...all, scopes: { contact: of, company: of }, fields }
}

/** A vault, its router, and owners of records: the person, one of the team, a stranger, nobody. */
export function aRightsScene() {
  const vault = aVaultDatabase()
  const ids = createIdSource(() => vault.clock.now(), (size) => new Uint8Array(size).map(() => Math.floor(Math.random() * 256)))
  const [mate, stranger] = [ids.next<UserId>(), ids.next<UserId>()]
  for (const [name, id] of [['Mate', mate], ['Stranger', stranger]] as const) vault.database.db.run('INSERT INTO users (id, name, role, public_key, created_at) VALUES (?, ?, ?, ?, ?)', idToBytes(id), name, 'representative', randomBytes(32), vault.clock.now())
  const engine = aRoleEngine(vault, all)
  const me = { userId: vault.userId, team: [vault.userId, mate] }
  return { ...vault, engine, me, mate, stranger, owners: { mine: vault.userId, mate, stranger, nobody: null }, as: (rights: Rights) => { engine.become(rights, me) } }
}
