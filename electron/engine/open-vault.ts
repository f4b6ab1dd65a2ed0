import { randomBytes } from 'node:crypto'
import { createIdSource, idToBytes, type SessionId, type UserId, type VaultId } from '../../shared/ids'
import { objectTypes } from '../../shared/list'
import { noRights, rightsMay } from '../../shared/permissions'
import { err, ok, type Result } from '../../shared/result'
import { reveal, wipe, type Secret } from '../../shared/secret'
import type { Clock } from '../../shared/time'
import type { ChainState } from '../../shared/vault/channels'
import type { Due, IntegrityFinding, KeychainState, Session } from '../../shared/vault/vault'
import { checkAnchor, openFileAnchor, readFileAnchor, type AnchorReading, type FileAnchor } from '../audit/anchors'
import { readHead } from '../audit/record'
import { verifyChain } from '../audit/verify'
import { authorityOf, type Authority } from '../access/authority'
import { dueOf } from '../access/due'
import { commitChange, type ChangeContext, type ChangeEvent } from '../changes/commit-change'
import type { OpenFailure, VaultDatabase } from '../db/open'
import { databaseFailure } from '../db/sqlite-error'
import type { SecretStore } from '../keychain/secret-store'
import { createListCache, type ListCache } from '../records/list-cache'
import { deriveAnchorKey } from '../vault/keys'
import type { SlotsFile } from '../vault/slots'
import { isEdited, sealPeople } from '../vault/people-seal'
import { editedSafeguards } from '../vault/safeguards-seal'
import type { VaultPaths } from '../vault/vault-folder'
import { fileFailure, type FileFailure } from '../vault/atomic-file'
import { recordFailedAttempts, type FailedAttempts } from './failed-attempts'
import { admit, type NotAdmitted } from './people-gate'
import { letIn, recordRefusal, seePerson, settleSlotFile } from './people-opening'
import { rememberSlots, slotsRevOf } from './slots-memory'
import type { OpenedDatabase } from './open-database'
import { changeContextOf, metaOf, setMeta } from './change-context'
import { readKeychainAnchor, writeKeychainAnchor } from './keychain-anchor'
import { keepSealing } from './log-sealing'
import { sweepCopy } from './rotation-copy'
import { isRotationDue, isUnrecorded, readAnchorUnderOther, recordRotation } from './rotation-state'
import { safeguardsUnder, settleSafeguards } from './safeguards'
import { finishSlots } from './swap-vault'

/** An open vault, as the rooms of the engine get it. Closed and wiped at lock. */
export interface OpenVault {
  readonly paths: VaultPaths
  readonly database: VaultDatabase
  readonly vaultKey: Secret
  readonly databaseKey: Secret
  readonly anchorKey: Secret
  readonly anchor: FileAnchor
  readonly keychain: Extract<KeychainState, 'present' | 'not-used'>
  readonly session: Session
  readonly lists: ListCache
  /** What the person of the session may, as the vault says now: {@link refreshAuthority}. */
  authority: Authority
  /** What the person must do first; null when the vault is theirs to use. */
  due: Due | null
  /** When this session gave its second factor, ms since the epoch; null: not yet, or there is none (SECURITY.md T1). */
  secondFactorAt: number | null
  /** Renewed after a job wrote: its stamps come after the job's. */
  context: ChangeContext
  slots: SlotsFile
  findings: readonly IntegrityFinding[]
}

/** Who opens, with keys that the slot file gave. */
export interface Opener {
  readonly vaultId: VaultId
  readonly userId: UserId
  readonly userName: string
  readonly slots: SlotsFile
  readonly vaultKey: Secret
  readonly nextVaultKey: Secret | null
  readonly deviceSecret: Secret | null
  readonly keychain: Extract<KeychainState, 'present' | 'not-used'>
}

export type OpenVaultFailure = OpenFailure | FileFailure | NotAdmitted | { readonly kind: 'log-refused'; readonly findings: readonly IntegrityFinding[]; readonly chain: ChainState } | { readonly kind: 'forbidden'; readonly permission: 'restore' }

interface Scene {
  readonly paths: VaultPaths
  readonly clock: Clock
  readonly keychainStore: SecretStore
  readonly acceptRollback: boolean
  /** The other machine whose lock the person took over, or null. */
  readonly takenFrom: string | null
  /** Failed attempts since the last unlock: recorded now, since a locked vault takes no entry. */
  readonly failedAttempts: FailedAttempts
  readonly action: 'vault.unlocked' | 'vault.recovered'
  readonly committed: (event: ChangeEvent) => void
}

/**
 * Checks the log against its anchors and the slot file against its revision, and begins a session (SECURITY.md A5, K5).
 * A log that was cut, replaced or rolled back is refused unless somebody accepts it who may restore, or has the recovery code; that is recorded.
 */
async function beginSession(opener: Opener, opened: OpenedDatabase, scene: Scene): Promise<Result<OpenVault, OpenVaultFailure>> {
  if (!isVaultOf(opened.database, opener.vaultId)) return err({ kind: 'damaged' })
  const anchorKey = deriveAnchorKey(opener.deviceSecret ?? opened.vaultKey)
  const anchor = openFileAnchor(scene.paths.anchor, anchorKey)
  let begun: Result<OpenVault, OpenVaultFailure> | null = null
  try {
    begun = await sessionOn(opener, opened, scene, anchor, anchorKey)
    return begun
  } finally {
    if (begun?.ok !== true) {
      anchor.close()
      wipe(anchorKey)
    }
  }
}

async function sessionOn(opener: Opener, opened: OpenedDatabase, scene: Scene, anchor: FileAnchor, anchorKey: Secret): Promise<Result<OpenVault, OpenVaultFailure>> {
  const { database } = opened
  const rev = slotsRevOf(database)
  const head = readHead(database.read)
  const readings: { anchor: 'file' | 'keychain'; reading: AnchorReading }[] = [{ anchor: 'file', reading: readHeadBeside(opener, opened, scene, anchor) }]
  if (opener.keychain === 'present') readings.push({ anchor: 'keychain', reading: await readKeychainAnchor(scene.keychainStore, { vaultId: opener.vaultId, database, anchorKey }) })
  // A vault made or restored a moment ago has no anchors yet.
  const isFirst = !wasOpened(database) || lastAction(database) === 'backup.restored'
  const findings = readings.map(({ anchor: name, reading }) => (isFirst && reading.state === 'missing' ? null : checkAnchor(database.read, head.seq, name, reading))).filter((finding) => finding !== null)
  // Recovery enrols a new device secret: the anchors of the old one cannot be checked, which is said. So it is at the first unlock after a
  // recovery that ended between the slot file and the database, which shows in the slot file being ahead.
  const hasNewDevice = scene.action === 'vault.recovered' || (opener.keychain === 'present' && opener.slots.rev > rev && findings.every(({ kind }) => kind === 'anchor-forged'))
  const refused = findings.filter((finding) => isRewrittenLog(finding) || (finding.kind === 'anchor-forged' && !hasNewDevice))
  if (refused.length > 0 && !scene.acceptRollback) {
    const { entries, firstBad, class: fault } = verifyChain(database.read)
    return err({ kind: 'log-refused', findings: refused, chain: { entries, firstBad, class: fault } })
  }
  // Nothing is written into a log that is not accepted, and the anchors keep what speaks against it.
  const mayAccept = refused.length === 0 || scene.action === 'vault.recovered' || rightsMay(authorityOf(database.read, opener.userId).rights, 'restore')
  if (!mayAccept) return err({ kind: 'forbidden', permission: 'restore' })
  const admitted = admit(database, opened.vaultKey, { userId: opener.userId, slots: opener.slots, recovered: scene.action === 'vault.recovered', now: scene.clock.now() })
  if (!admitted.ok) {
    if (refused.length === 0) recordRefusal(changeContextOf(database, scene.clock, null, (event) => { anchor.write(event.head) }), opener.userId, admitted.failure.kind)
    return admitted
  }
  const { slots, edited } = admitted.value
  const all: IntegrityFinding[] = [
    ...(opened.damaged ? [{ kind: 'pages-damaged' as const }] : []), ...(opened.saltBefore === null ? [] : [{ kind: 'salt-restored' as const }]), ...findings, ...admitted.value.findings,
  ]
  if (isRotationDue(database)) all.push({ kind: 'rotation-due' })
  // A damaged vault is only read.
  const safeguards = opened.damaged ? [] : editedSafeguards(database.read, opened.vaultKey)
  if (safeguards.length > 0) all.push({ kind: 'safeguards-edited', parts: safeguards.join(', ') })
  if (edited) letIn(database.db, opener, scene.clock.now())
  const authority = authorityOf(database.read, opener.userId)
  const { role, roleName, rights, team } = authority
  const session: Session = {
    sessionId: createIdSource(() => scene.clock.now(), randomBytes).next<SessionId>(), userId: opener.userId, userName: opener.userName, role, roleName, rights, team, vaultId: opener.vaultId, since: scene.clock.now(),
  }
  const context = changeContextOf(database, scene.clock, { userId: session.userId, sessionId: session.sessionId }, scene.committed, safeguardsUnder(opened.vaultKey))
  const vault: OpenVault = {
    paths: scene.paths, database, vaultKey: opened.vaultKey, databaseKey: opened.databaseKey, anchorKey, anchor, keychain: opener.keychain, session, authority, due: null, secondFactorAt: null, lists: createListCache(), context, slots, findings: all,
  }
  // The screens are told only once the session stands; until then only the anchor follows.
  vault.context = { ...context, afterCommit: (event) => { anchor.write(event.head) } }
  recordOpening(vault, scene, rev, opened.saltBefore)
  if (opener.nextVaultKey !== null) endRotation(vault)
  settleSlotFile(vault, opener.nextVaultKey === null ? opener.slots : vault.slots)
  // A damaged vault may need every copy there is.
  if (!opened.damaged) sweepCopy(scene.paths)
  vault.due = dueOf(database.read, vault.authority, false)
  vault.context = context
  await anchorInKeychain(scene.keychainStore, vault)
  return ok(vault)
}

/** The head the anchor file remembers; while a rotation is unfinished it may stand there under the vault's other key. */
function readHeadBeside(opener: Opener, { vaultKey }: OpenedDatabase, { paths }: Scene, anchor: FileAnchor): AnchorReading {
  const reading = anchor.read()
  if (reading.state !== 'forged' || opener.keychain === 'present') return reading
  return readAnchorUnderOther(paths.anchor, opener, vaultKey) ?? reading
}

/** slots.json lists two keys: the one the database has stays (SECURITY.md K9). */
function endRotation(vault: OpenVault): void {
  const slots = finishSlots(vault)
  if (slots === null) return
  vault.slots = slots
  rememberSlots(vault.database, slots)
}

/**
 * Decides anew what the person of the session may and must do. What lists showed under other rights is forgotten. While the vault was open somebody may
 * have edited the table of permissions with the raw key: from then on nobody may anything, until the recovery code opens it.
 */
export function refreshAuthority(vault: OpenVault): void {
  const authority = authorityOf(vault.database.read, vault.session.userId)
  vault.authority = isEdited(vault) ? { ...authority, rights: noRights } : authority
  vault.due = dueOf(vault.database.read, vault.authority, vault.secondFactorAt !== null)
  for (const object of objectTypes) vault.lists.changed(object)
}

function isRewrittenLog({ kind }: IntegrityFinding): boolean {
  return kind === 'log-cut' || kind === 'log-forked'
}

/**
 * What the anchor file says against a log before anything is changed on its behalf: null, or the refusal that {@link beginOn} would come to.
 * An anchor under another key than the vault's own (of a device secret) says nothing here.
 */
export function refusedByAnchor(paths: VaultPaths, { database, vaultKey }: OpenedDatabase): Extract<OpenVaultFailure, { kind: 'log-refused' }> | null {
  const key = deriveAnchorKey(vaultKey)
  const reading = readFileAnchor(paths.anchor, key)
  wipe(key)
  const finding = reading.state === 'present' ? checkAnchor(database.read, readHead(database.read).seq, 'file', reading) : null
  if (finding === null || !isRewrittenLog(finding)) return null
  const { entries, firstBad, class: fault } = verifyChain(database.read)
  return { kind: 'log-refused', findings: [finding], chain: { entries, firstBad, class: fault } }
}

/** As {@link beginSession}; damage that shows only now, by an error of the driver, and an anchor that this user may not write are answers too. */
export async function beginOn(opener: Opener, opened: OpenedDatabase, scene: Scene): Promise<Result<OpenVault, OpenVaultFailure>> {
  try {
    return await beginSession(opener, opened, scene)
  } catch (error) {
    // Other than the driver's, only the file of the anchor is written here.
    return err(databaseFailure(error) ?? fileFailure(error, scene.paths.anchor))
  }
}

/** The database knows whose it is (SECURITY.md 5.2) and which device writes it; without these somebody emptied it. */
function isVaultOf(database: VaultDatabase, vaultId: VaultId): boolean {
  const device = metaOf(database, 'device')
  return metaOf(database, 'vault-id') === vaultId && device instanceof Uint8Array && device.length === 8
}

function wasOpened(database: VaultDatabase): boolean {
  return database.read.get(`SELECT 1 FROM audit_entries WHERE action IN ('vault.unlocked', 'vault.recovered') LIMIT 1`) !== undefined
}

function lastAction(database: VaultDatabase): string | undefined {
  return database.read.get<{ action: string }>('SELECT action FROM audit_entries ORDER BY seq DESC LIMIT 1')?.action
}

function recordOpening(vault: OpenVault, scene: Scene, rev: number, saltBefore: string | null): void {
  commitChange(vault.context, (change, db) => {
    const vaultId = vault.session.vaultId
    recordFailedAttempts(change, vault.database, scene.failedAttempts, vault.session.userId)
    change.record({ action: scene.action, objectType: 'vault', objectId: vaultId, detail: { facts: { keychain: vault.keychain, rev: vault.slots.rev } } })
    if (scene.takenFrom !== null) change.record({ action: 'vault.lock-taken-over', objectType: 'vault', objectId: vaultId, detail: { facts: { host: scene.takenFrom } } })
    for (const finding of vault.findings) {
      const facts = { ...finding }
      if (finding.kind === 'rotation-due' || finding.kind === 'safeguards-edited') continue
      if (finding.kind === 'pages-damaged') change.record({ action: 'vault.damage-found', objectType: 'vault', objectId: vaultId, detail: null })
      else if (finding.kind === 'salt-restored') change.record({ action: 'vault.salt-restored', objectType: 'vault', objectId: vaultId, detail: { facts: { before: saltBefore } } })
      else if (finding.kind === 'slots-rolled-back') change.record({ action: 'vault.slots-rolled-back', objectType: 'vault', objectId: vaultId, detail: { facts } })
      else if (finding.kind === 'people-edited') change.record({ action: 'vault.people-edited', objectType: 'vault', objectId: vaultId, detail: null })
      else if (finding.kind === 'slot-foreign') change.record({ action: 'vault.slot-foreign', objectType: 'vault', objectId: vaultId, detail: { facts } })
      else if (finding.kind === 'anchor-missing') change.record({ action: 'vault.anchor-lost', objectType: 'vault', objectId: vaultId, detail: { facts } })
      else change.record({ action: 'vault.rollback-accepted', objectType: 'vault', objectId: vaultId, detail: { facts } })
    }
    if (isUnrecorded(vault.database)) recordRotation(change, vault.database, vaultId, { why: 'crash', seconds: null })
    if (vault.slots.rev > rev) takeOverSlots(vault)
    keepSealing(change, db, vault.slots)
    seePerson(vault, change, scene.action === 'vault.recovered')
    sealPeople(vault.database.db, vault.vaultKey)
    if (!vault.findings.some(({ kind }) => kind === 'pages-damaged')) settleSafeguards(change, db, vault.vaultKey)
  })
}

/**
 * A crash came between slots.json and the database: what the one says, signed under the vault key, the other learns now (SECURITY.md K5). Slots of people
 * whom the database does not know teach it nothing.
 */
function takeOverSlots({ database, slots }: OpenVault): void {
  rememberSlots(database, slots)
  for (const slot of slots.slots) {
    const publicKey = Buffer.from(slot.publicKey, 'hex')
    if (slot.kind === 'passphrase') database.db.run('UPDATE users SET public_key = ? WHERE id = ?', publicKey, idToBytes(slot.userId))
    else setMeta(database, 'recovery-public-key', publicKey)
  }
}

/** The anchor readings as they are now, for a verification. */
export function readAnchors(vault: OpenVault, keychainAnchor: AnchorReading | null): Readonly<Record<'file' | 'keychain', AnchorReading | null>> {
  return { file: vault.anchor.read(), keychain: keychainAnchor }
}

/** The head the keychain remembers of an open vault. */
export async function keychainAnchorOf(store: SecretStore, { keychain, session, database, anchorKey }: OpenVault): Promise<AnchorReading | null> {
  return keychain === 'present' ? readKeychainAnchor(store, { vaultId: session.vaultId, database, anchorKey }) : null
}

/** Remembers the head of the log in the keychain. */
export async function anchorInKeychain(store: SecretStore, { keychain, session, database, anchorKey }: OpenVault): Promise<void> {
  if (keychain === 'present') await writeKeychainAnchor(store, { vaultId: session.vaultId, database, anchorKey })
}

/** A copy of a key's bytes, for a job thread that wipes its own. */
export function copyOf(secret: Secret): Uint8Array {
  return Uint8Array.from(reveal(secret))
}
