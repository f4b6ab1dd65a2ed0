import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { VaultName } from '../../shared/vault/vault'
import { codeOf } from '../vault/atomic-file'

const stored = z.object({ current: z.string().nullable(), recent: z.array(z.object({ path: z.string(), name: z.string() })).max(50) })
type Stored = z.output<typeof stored>
const KEPT = 10

/**
 * Which vaults this device knows, newest first. Paths and the names their owners gave them; nothing from inside.
 * A disk that takes no list is no reason to refuse a vault: it is remembered as long as the program runs.
 */
export interface RecentVaults {
  list(): readonly VaultName[]
  current(): string | null
  remember(vault: VaultName): void
  leave(): void
}

/** Keeps the list in the device's folder. A list that cannot be read is put aside and started anew: it holds nothing that is not on disk elsewhere. */
export function openRecentVaults(dataFolder: string): RecentVaults {
  const file = join(dataFolder, 'vaults.json')
  let state = read(file)
  const save = (next: Stored): void => {
    state = next
    try {
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.tmp`, JSON.stringify(next), { mode: 0o600 })
      renameSync(`${file}.tmp`, file)
    } catch (error) {
      if (codeOf(error) === undefined) throw error
    }
  }
  return {
    list: () => state.recent.filter((vault) => existsSync(vault.path)),
    current: () => state.current,
    remember: (vault) => {
      save({ current: vault.path, recent: [vault, ...state.recent.filter((known) => known.path !== vault.path)].slice(0, KEPT) })
    },
    leave: () => {
      save({ ...state, current: null })
    },
  }
}

function read(file: string): Stored {
  const none: Stored = { current: null, recent: [] }
  if (!existsSync(file)) return none
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    renameSync(file, `${file}.unreadable`)
    return none
  }
}
