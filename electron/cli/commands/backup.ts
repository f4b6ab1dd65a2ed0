import { Option, type Command } from 'commander'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BackupItem } from '../../../shared/backup/channels'
import type { FileToken } from '../../../shared/ipc/fields'
import type { Cli, Run } from '../cli'
import { bytesText } from '../messages'
import { done, usage, type Outcome } from '../outcome'
import { readSecretFile } from '../secrets'
import { facts, moment, table } from '../text'
import { openVault } from '../vault-access'

/** Of the many tables, those a person knows. The JSON names all. */
const SHOWN_COUNTS = ['contacts', 'companies', 'users', 'audit_entries'] as const

/** Where backups are. Both words mean the same for every command (DESIGN.md 7); each shows the one that reads right. */
interface Place {
  readonly from?: string
  readonly to?: string
}
const placeOf = ({ from, to }: Place): string | undefined => from ?? to
const also = (flags: string): Option => new Option(flags).hideHelp()

/** backup create, list, verify and restore. */
export function addBackupCommands(program: Command, run: Run): void {
  const backup = program.command('backup').description('sealed copies that open with the recovery code alone')
  backup.command('create').description('make a backup, read it back and verify it')
    .option('--to <target>', 'the folder for backups (else the one set for this vault)').addOption(also('--from <target>'))
    .action((place: Place) => run((cli) => create(cli, placeOf(place))))
  backup.command('list').description('what is in a folder of backups')
    .option('--from <target>', 'the folder for backups (else the one set for this vault)').addOption(also('--to <target>'))
    .action((place: Place) => run((cli) => list(cli, placeOf(place))))
  backup.command('verify').description('check a backup, the newest unless an id is given')
    .argument('[id]', 'id of the backup')
    .option('--from <target>', 'the folder for backups (else the one set for this vault)').addOption(also('--to <target>'))
    .option('--deep', 'also open it and verify its contents and its log')
    .action((id: string | undefined, { deep, ...place }: Place & { readonly deep?: true }) => run((cli) => verify(cli, id, placeOf(place), deep === true)))
  backup.command('restore').description('restore the newest backup, or the one with the id, into --vault NEWDIR with --recovery-file alone')
    .argument('[id]', 'id of the backup')
    .option('--from <target>', 'the folder for backups, or one backup file').addOption(also('--to <target>'))
    .action((id: string | undefined, place: Place) => run((cli) => restore(cli, id, placeOf(place))))
}

async function create(cli: Cli, to: string | undefined): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  if (to !== undefined) makeLastFolder(cli.path(to))
  const made = await cli.job('backup.run', { to: await target(cli, to) })
  if (!made.ok) return made
  const { backupId, bytes, verified, file, seconds } = made.value
  return done({ backupId, bytes, verified, file, seconds: tidy(seconds) }, facts([['backup', backupId], ['file', file], ['size', bytesText(bytes)], ['read back and decrypted', 'yes'], ['seconds', tidy(seconds)]]))
}

async function list(cli: Cli, from: string | undefined): Promise<Outcome> {
  if (from === undefined) {
    const vault = await openVault(cli)
    if (!vault.ok) return vault
  }
  const found = await cli.call('backup.list', { from: await target(cli, from) })
  if (!found.ok) return found
  const { items } = found.value
  if (items.length === 0) return done({ items }, 'There are no backups.')
  return done({ items }, table(['backup', 'made', 'size', 'vault', 'verified', 'file'],
    items.map((item: BackupItem) => [item.backupId, item.inFuture ? `${moment(item.createdAt)} (in the future)` : moment(item.createdAt), bytesText(item.bytes), item.vaultName ?? item.vaultId, item.readable ? moment(item.verifiedAt) : 'not readable', item.fileName])))
}

async function verify(cli: Cli, id: string | undefined, from: string | undefined, deep: boolean): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const verified = await cli.job('backup.verify', { from: await target(cli, from), backupId: id?.toLowerCase() ?? null, deep })
  if (!verified.ok) return unknownBackup(verified)
  const { backupId, ok, deep: wasDeep } = verified.value
  if (!ok) return { ok: false, failure: { failure: { kind: 'backup-damaged' }, json: { backupId, verified: false, deep: wasDeep } } }
  return done({ backupId, verified: true, deep: wasDeep }, `Backup ${backupId} is whole${wasDeep ? ', opens, and its log verifies' : ''}.`)
}

async function restore(cli: Cli, id: string | undefined, from: string | undefined): Promise<Outcome> {
  const { vault, recoveryFile } = cli.options
  if (from === undefined) return usage('Say where the backups are with --from TARGET.')
  if (vault === undefined) return usage('Say where the vault goes with --vault NEWDIR.')
  if (recoveryFile === undefined) return usage('Give the recovery code with --recovery-file FILE.')
  const code = readSecretFile(cli.path(recoveryFile), cli.terminal)
  if (!code.ok) return code
  const restored = await cli.job('backup.restore', { from: await cli.file(from), backupId: id?.toLowerCase() ?? null, into: await cli.file(vault), recoveryCode: code.value })
  if (!restored.ok) return unknownBackup(restored)
  const { vaultId, path, counts, createdAt, inFuture, signed, seconds } = restored.value
  if (!signed) cli.terminal.say('Warning: unsigned, made by an older version. Nothing tells that your vault made this backup; look at what it holds before you rely on it.')
  if (inFuture) cli.terminal.say(`Warning: the backup is dated ${moment(createdAt)}, which lies in the future. The clock was wrong when it was made, so nothing tells how old it is; there was no other to take.`)
  const text = facts([['vault', path], ['id', vaultId], ['state of', moment(createdAt)], ...SHOWN_COUNTS.map((name): readonly [string, number | null] => [name, counts[name] ?? null]), ['seconds', tidy(seconds)]])
  return done({ vaultId, counts, seconds: tidy(seconds), vault: path, createdAt, inFuture, signed }, `${text}\nOpen it with your passphrase; on a new machine set one with recover.`)
}

/** Seconds to the millisecond. */
function tidy(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

/** A backup id that is none finds nothing, as any other that nobody has. */
function unknownBackup(answer: Extract<Outcome, { readonly ok: false }>): Outcome {
  const { failure } = answer
  if ('kind' in failure && failure.kind === 'invalid-input' && failure.issues.some(({ path }) => path === 'backupId')) return { ok: false, failure: { kind: 'no-backup-found' } }
  return answer
}

async function target(cli: Cli, text: string | undefined): Promise<FileToken | null> {
  return text === undefined ? null : cli.file(text)
}

/** Makes a folder that is named for the first time. Only its last part: a drive that is not there must not become a folder on this one. */
function makeLastFolder(path: string): void {
  if (existsSync(path) || !existsSync(dirname(path))) return
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch {
    // The engine says what is wrong with the place, in its own words.
  }
}
