import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../shared/result'
import { asId, isId, type UserId, type VaultId } from '../../shared/ids'
import { reveal, wipe, type Secret } from '../../shared/secret'
import type { IntegrityFinding, VaultTrouble } from '../../shared/vault/vault'
import { readSmallFile, writeFileAtomically, type FileFailure } from './atomic-file'
import { kdfParams } from './kdf'
import { deriveSlotsMacKey } from './keys'

/** The version of slots.json that this program writes. A higher one is refused untouched. */
export const SLOTS_VERSION = 1
const MAX_BYTES = 1024 * 1024
const FORMAT = 'satchel-slots'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`))
const userId = z.string().refine(isId).transform((text) => asId<UserId>(text))
const vaultId = z.string().refine(isId).transform((text) => asId<VaultId>(text))
const time = z.int().min(0)

/** One or, during a rotation, two sealed vault keys: the current one first (SECURITY.md K10). */
const sealedVaultKeys = z.array(hex(80)).min(1).max(2)

const passphraseSlot = z.strictObject({
  slotId: z.string().refine(isId), userId, kind: z.literal('passphrase'), publicKey: hex(32), kdf: kdfParams,
  /** Names the device secret that the wrapping key needs besides the passphrase; null in a vault without a keychain. */
  deviceFingerprint: hex(16).nullable(),
  wrappedPrivateKey: hex(60), sealedVaultKeys, changedAt: time,
})
const recoverySlot = z.strictObject({
  slotId: z.string().refine(isId), userId, kind: z.literal('recovery'), publicKey: hex(32), kdf: z.strictObject({ algorithm: z.literal('hkdf-sha256') }),
  sealedVaultKeys, changedAt: time,
  /** When the code opened the vault; from then on a new one is due (SECURITY.md K7). */
  usedAt: time.nullable(),
})
const slotsBody = z.strictObject({
  format: z.literal(FORMAT), version: z.literal(SLOTS_VERSION), vaultId, name: z.string().min(1).max(200), createdAt: time,
  rev: z.int().min(1), headerSalt: hex(16),
  users: z.array(z.strictObject({ id: userId, name: z.string().min(1).max(200) })).min(1).max(10_000),
  slots: z.array(z.discriminatedUnion('kind', [passphraseSlot, recoverySlot])).min(1).max(20_000),
})
const slotsFile = z.strictObject({ ...slotsBody.shape, mac: hex(32), checksum: hex(32) })
/** How every version ends: the checksum stands last, so that one rule finds it in files of any version. */
const ENDING = /"checksum": "([0-9a-f]{64})"\n\}\n$/

/** A passphrase slot from the text it was kept as inside the database; null when it is none. */
export function parsePassphraseSlot(text: string): PassphraseSlot | null {
  const parsed = passphraseSlot.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

export type PassphraseSlot = z.output<typeof passphraseSlot>
export type RecoverySlot = z.output<typeof recoverySlot>
export type Slot = PassphraseSlot | RecoverySlot
/** What slots.json says, without its MAC and checksum. */
export type Slots = z.output<typeof slotsBody>
/** slots.json as read: well formed and whole. Whether it is genuine only the vault key tells: {@link slotsMacState}. */
export type SlotsFile = z.output<typeof slotsFile>

export type SlotsTrouble = Extract<VaultTrouble, { kind: 'slots-missing' | 'slots-damaged' | 'newer-version' | 'no-access' }>

/**
 * Reads slots.json. Any changed byte is `slots-damaged`: a checksum over all bytes stands at the end. A higher version is `newer-version`. The file is never touched.
 */
export function readSlots(path: string): Result<SlotsFile, SlotsTrouble> {
  const bytes = readSmallFile(path, MAX_BYTES)
  if (bytes.ok) return parseSlots(bytes.value, path)
  switch (bytes.failure.kind) {
    case 'missing': return err({ kind: 'slots-missing', path })
    case 'no-access': return err({ kind: 'no-access', path })
    case 'too-long': return err({ kind: 'slots-damaged', path })
  }
}

/** Takes the bytes of a slot file, such as the copy inside a backup; `path` only goes into the answer. */
export function parseSlots(bytes: Uint8Array, path: string): Result<SlotsFile, SlotsTrouble> {
  if (!isWhole(bytes)) return err({ kind: 'slots-damaged', path })
  const json = parseJson(Buffer.from(bytes).toString('utf8'))
  const newer = newerVersion.safeParse(json)
  if (newer.success) return err({ kind: 'newer-version', found: newer.data.version, known: SLOTS_VERSION })
  const parsed = slotsFile.safeParse(json)
  return parsed.success ? ok(parsed.data) : err({ kind: 'slots-damaged', path })
}

/** Signs under the vault key and replaces the file (SECURITY.md K5, K10, K11). The caller has raised `rev`: {@link nextRev}. */
export function writeSlots(path: string, slots: Slots, vaultKey: Secret): Result<SlotsFile, FileFailure> {
  const file = signSlots(slots, vaultKey)
  const written = writeFileAtomically(path, Buffer.from(formatFile(file), 'utf8'))
  return written.ok ? ok(file) : written
}

/** The slot file with its MAC and checksum. */
export function signSlots(slots: Slots, vaultKey: Secret): SlotsFile {
  const body = slotsBody.parse(bodyOf(slots))
  const unsummed = { ...body, mac: macOf(body, vaultKey), checksum: NO_CHECKSUM }
  return { ...unsummed, checksum: checksumOf(Buffer.from(formatFile(unsummed), 'utf8')) }
}

/** The bytes of a slot file as they lie on the disk. */
export function slotsBytes(file: SlotsFile): Uint8Array {
  return Buffer.from(formatFile(file), 'utf8')
}

/** The slots that a recovery code opens. */
export function recoverySlotsOf({ slots }: Pick<Slots, 'slots'>): RecoverySlot[] {
  return slots.filter((slot) => slot.kind === 'recovery')
}

/** Whether whoever wrote the file knew the vault key: no slot was added, removed or edited since (SECURITY.md K5). */
export function slotsMacState(vaultKey: Secret, file: SlotsFile): 'genuine' | 'forged' {
  const expected = Buffer.from(macOf(bodyOf(file), vaultKey), 'hex')
  return timingSafeEqual(expected, Buffer.from(file.mac, 'hex')) ? 'genuine' : 'forged'
}

/** Compares the file's revision with the one kept in the database. A lower one means that an older copy was put back; a higher one is a crash between the two writes, and is accepted. */
export function slotsRevFinding(file: SlotsFile, expectedRev: number): Extract<IntegrityFinding, { kind: 'slots-rolled-back' }> | null {
  return file.rev < expectedRev ? { kind: 'slots-rolled-back', found: file.rev, expected: expectedRev } : null
}

/** The same slots one revision on: what every change of slots.json starts from. `expectedRev` from the database keeps it rising even after an older copy was put back. */
export function nextRev(file: SlotsFile, expectedRev = 0): Slots {
  return { ...bodyOf(file), rev: Math.max(file.rev, expectedRev) + 1 }
}

function macOf(body: Slots, vaultKey: Secret): string {
  const key = deriveSlotsMacKey(vaultKey)
  const mac = createHmac('sha256', reveal(key)).update('satchel/slots/v1\0').update(formatBody(body)).digest('hex')
  wipe(key)
  return mac
}

const NO_CHECKSUM = '0'.repeat(64)

/** Without a key: tells rot from a wrong passphrase before anything is tried. It is no protection against a person. */
function isWhole(bytes: Uint8Array): boolean {
  const ending = ENDING.exec(Buffer.from(bytes.subarray(-90)).toString('latin1'))
  if (ending === null) return false
  const zeroed = Buffer.from(bytes)
  zeroed.fill('0', zeroed.length - 68, zeroed.length - 4)
  return checksumOf(zeroed) === ending[1]
}

/** Over the bytes of the file with zeros in the checksum's own place. */
function checksumOf(bytesWithoutChecksum: Uint8Array): string {
  return createHash('sha256').update(bytesWithoutChecksum).digest('hex')
}

function bodyOf(slots: Slots): Slots {
  const { format, version, vaultId, name, createdAt, rev, headerSalt, users, slots: list } = slots
  return { format, version, vaultId, name, createdAt, rev, headerSalt, users, slots: list }
}

/** One spelling only: zod returns the fields in the order they are declared in. */
function formatBody(body: Slots): string {
  return JSON.stringify(slotsBody.parse(bodyOf(body)))
}

function formatFile(file: SlotsFile): string {
  return `${JSON.stringify({ ...slotsBody.parse(bodyOf(file)), mac: file.mac, checksum: file.checksum }, null, 1)}\n`
}

const newerVersion = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(SLOTS_VERSION + 1) })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the schema refuses it as damaged.
    return null
  }
}
