import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { asId, type UserId } from '../../shared/ids'
import type { Answer, EngineChannel } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import { wipe } from '../../shared/secret'
import type { LockReason, VaultState, VaultTrouble } from '../../shared/vault/vault'
import type { AnchorReading } from '../audit/anchors'
import type { ChangeEvent } from '../changes/commit-change'
import type { OpenFailure } from '../db/open'
import { createVault } from '../vault/create-vault'
import type { FileFailure } from '../vault/atomic-file'
import { acquireVaultLock, type VaultLock } from '../vault/lock-file'
import { recoverVault } from '../vault/recover'
import { createTurn } from '../vault/in-turn'
import { systemUptime } from '../vault/throttle'
import type { VaultTools } from '../vault/tools'
import { unlockVault } from '../vault/unlock'
import { inspectVaultFolder, vaultPaths } from '../vault/vault-folder'
import { changeContextOf } from './change-context'
import { placeOf } from './log'
import { createCredentials } from './credentials'
import { openVaultDatabase, type OpenedDatabase } from './open-database'
import { recordWhenFree } from './recording'
import { abandonOpening, closeVault, endSession, forgetKeys } from './close-vault'
import { beginOn, copyOf, keychainAnchorOf, readAnchors, refreshAuthority, type Opener, type OpenVault, type OpenVaultFailure } from './open-vault'
import { failedAttemptsOf, forgetRecorded, noFailedAttempts, type FailedAttempts } from './failed-attempts'
import { makeDatabase } from './make-database'
import { createIdleDeadline } from './idle-deadline'
import { isRefusal, openTrouble } from './open-trouble'
import { isCheckDue } from './check-job'
import { createPeople } from './people'
import { provers, type PeopleScene } from './people-change'
import { noteRecovery, openForRecovery } from './recovery-opening'
import type { SessionOptions, VaultSession } from './session'
import { idleMinutesOf } from './vault-settings'
import { nameOf, vaultStateOf } from './vault-state'

type NotOpened = ReturnType<typeof openTrouble> | Exclude<OpenVaultFailure, OpenFailure | FileFailure> | { readonly kind: 'locked' }
type Answered<C extends EngineChannel> = Promise<Answer<C>>

const DEFAULT_IDLE_MS = 5 * 60_000

/** The one session of this engine: no vault, locked, in trouble, or unlocked. */
export function createVaultSession({ clock, keychain, recent, lockReason, log, emit, afterCommit, beforeLock, rotateVaultKey, giveRecords }: SessionOptions): VaultSession {
  const tools: VaultTools = { keychain, clock, uptime: systemUptime, random: randomBytes }
  const deadline = createIdleDeadline(clock)
  let folder = recent.current()
  let open: OpenVault | null = null
  let lockFile: VaultLock | null = null
  let reason: LockReason = lockReason
  let awake: () => boolean = () => false
  let keychainAnchor: AnchorReading | null = null
  let timer: NodeJS.Timeout | undefined
  /** Opening, leaving and closing a vault one after the other: each has its lock file, and there is one session. */
  const inTurn = createTurn()
  /** The last time locking was asked for, another object each: an opening that was under way then must not leave the vault open (SECURITY.md L1). */
  let lastLock: { readonly why: LockReason } = { why: 'user' }

  const idleMs = (): number => (open === null ? DEFAULT_IDLE_MS : idleMinutesOf(open) * 60_000)

  const committed = (event: ChangeEvent): void => {
    open?.anchor.write(event.head)
    for (const [object, ids] of event.touched) {
      open?.lists.changed(object)
      // A company's name shows on its people's lines, and a person's place in a company's list.
      open?.lists.changed(object === 'contact' ? 'company' : 'contact')
      emit('records.changed', { object, ids })
    }
    afterCommit()
  }

  const state = (): Promise<VaultState> => vaultStateOf({ folder, open, locksAt: deadline.at(), reason, recent: recent.list() }, tools)
  const isDamaged = (): boolean => open?.findings.some(({ kind }) => kind === 'pages-damaged') === true
  const tell = async (): Promise<VaultState> => {
    const now = await state()
    emit('vault.changed', now)
    return now
  }

  const refresh = (): Promise<VaultState> => {
    if (open !== null) refreshAuthority(open)
    return tell()
  }

  const schedule = (): void => {
    clearTimeout(timer)
    if (open === null) return
    timer = setTimeout(() => {
      lockIfDue()
      schedule()
    }, Math.max(1_000, Math.min(deadline.at() - clock.now(), 60_000)))
    timer.unref()
  }
  const touch = (): number => {
    const locksAt = deadline.move(idleMs())
    schedule()
    return locksAt
  }

  const upgrading = (): void => { emit('vault.upgrading', null) }
  const release = (): void => {
    lockFile?.release()
    lockFile = null
  }
  /** Work under the lock of the vault at `path`, which is kept when the vault is open at its end, and only then. */
  const underLock = async <T, F>(path: string, takeOver: boolean, work: () => Promise<Result<T, F>>): Promise<Result<T, F | VaultTrouble | { readonly kind: 'disk-full' }>> => {
    release()
    const taken = acquireVaultLock(path, takeOver)
    if (!taken.ok) return err(taken.failure.kind === 'disk-full' ? { kind: 'disk-full' } : taken.failure)
    lockFile = taken.value
    try {
      return await work()
    } finally {
      if (open === null) release()
    }
  }

  /** From keys to a session; on failure everything is closed and wiped again. */
  const begin = async (opener: Opener, how: { readonly action: 'vault.unlocked' | 'vault.recovered'; readonly acceptRollback: boolean; readonly failedAttempts: FailedAttempts; readonly lastLock: typeof lastLock; readonly database?: OpenedDatabase; readonly begun?: (vault: OpenVault) => void }): Promise<Result<VaultState, NotOpened>> => {
    const paths = vaultPaths(folder ?? '')
    const opened = how.database === undefined ? openVaultDatabase(paths, opener, opener.slots, lockFile?.leftBehind === true, upgrading) : ok(how.database)
    if (!opened.ok) {
      forgetKeys(opener)
      return err(openTrouble(opened.failure, paths.database))
    }
    let begun: Result<OpenVault, OpenVaultFailure> | null = null
    try {
      begun = await beginOn(opener, opened.value, { paths, clock, keychainStore: keychain, acceptRollback: how.acceptRollback, takenFrom: lockFile?.takenFrom ?? null, failedAttempts: how.failedAttempts, action: how.action, committed })
    } finally {
      if (begun?.ok !== true) abandonOpening(opened.value, opener)
    }
    if (!begun.ok) return isRefusal(begun.failure) ? err(begun.failure) : err(openTrouble(begun.failure, paths.database))
    const vault = begun.value
    for (const secret of [opener.vaultKey, opener.nextVaultKey, opener.deviceSecret]) if (secret !== null && secret !== vault.vaultKey) wipe(secret)
    await forgetRecorded(tools, paths, vault.session.vaultId)
    keychainAnchor = await keychainAnchorOf(keychain, vault)
    recent.remember(nameOf(paths.folder, vault.slots.name))
    open = vault
    how.begun?.(vault)
    if (lastLock !== how.lastLock) {
      open = null
      await end(vault, lastLock.why)
      return err({ kind: 'locked' })
    }
    touch()
    return ok(await tell())
  }

  /** A full disk or an unplugged drive takes no last entry; the vault is closed all the same, and everybody must know. */
  const end = async (closing: OpenVault, why: LockReason): Promise<void> => {
    keychainAnchor = null
    reason = why
    await endSession(closing, why, keychain).catch((error: unknown) => { log('error', 'vault.lock-unrecorded', { place: placeOf(error) }) })
    release()
  }
  /** From here on nobody finds the vault open; the caller closes it. */
  const take = (): OpenVault | null => {
    if (open !== null) beforeLock(open)
    const closing = open
    open = null
    clearTimeout(timer)
    return closing
  }
  /** Within a turn: closes what is open. */
  const closeFirst = async (): Promise<void> => {
    const closing = take()
    if (closing === null) return
    await end(closing, 'user')
    await tell()
  }
  const lock: VaultSession['lock'] = async (why) => {
    lastLock = { why }
    const closing = take()
    if (closing !== null) await inTurn(() => end(closing, why))
    return tell()
  }
  const lockIfDue = (): void => {
    if (open === null || !deadline.isDue()) return
    if (awake()) touch()
    else lock('idle').catch((error: unknown) => { log('error', 'vault.lock-failed', { place: placeOf(error) }) })
  }

  const openInTurn = <T>(work: (before: typeof lastLock) => Promise<T>, before = lastLock): Promise<T> => inTurn(() => work(before))

  const opened = (): OpenVault => {
    if (open === null) throw new Error('the vault is locked')
    return open
  }
  // The vault keeps `rotation-due` until its key is another one.
  const peopleScene: PeopleScene = { tools, vault: opened, current: () => open, refresh, rotateVaultKey, giveRecords, ...provers(tools) }

  return {
    vault: () => open,
    state,
    create: (input, target) => inTurn(async () => {
      await closeFirst()
      const before = lastLock
      const paths = vaultPaths(target)
      const made = await createVault(tools, { paths, name: input.name, userName: input.userName, passphrase: input.passphrase, withoutKeychain: input.withoutKeychain }, (making) => {
        const database = makeDatabase(making, clock)
        return database.ok ? database : err(database.failure.kind === 'disk-full' ? database.failure : { kind: 'no-access' as const, path: paths.database })
      })
      if (!made.ok) return made
      folder = paths.folder
      const { recoveryCode, vaultId, userId, keychain: keychainState } = made.value
      const begun = await underLock(paths.lock, false, () => begin({ ...made.value, nextVaultKey: null }, { action: 'vault.unlocked', acceptRollback: false, failedAttempts: noFailedAttempts, lastLock: before }))
      // Locked meanwhile: it is made all the same, and its code is shown.
      if (!begun.ok && begun.failure.kind !== 'locked') return err({ kind: 'no-access', path: paths.folder })
      return ok({ vaultId, userId, keychain: keychainState, recoveryCode })
    }),
    choose: (target) => inTurn(async () => {
      await closeFirst()
      folder = resolve(target)
      reason = 'start'
      if (inspectVaultFolder(vaultPaths(folder)).state === 'vault') recent.remember(nameOf(folder))
      return tell()
    }),
    leaveVault: () => inTurn(async () => {
      await closeFirst()
      folder = null
      recent.leave()
      return tell()
    }),
    unlock: (input) => openInTurn(async (before): Answered<'vault.unlock'> => {
      if (folder === null) return err({ kind: 'not-found' })
      if (open !== null) return ok(await state())
      const paths = vaultPaths(folder)
      const whole = inspectVaultFolder(paths)
      if (whole.state === 'trouble') return err(whole.trouble)
      return underLock(paths.lock, input.takeOver === true, async (): Answered<'vault.unlock'> => {
        const failedAttempts = await failedAttemptsOf(tools, paths)
        const person = await unlockVault(tools, { paths, who: { userName: input.userName }, passphrase: input.passphrase, prompt: true })
        return person.ok ? await begin(person.value, { action: 'vault.unlocked', acceptRollback: input.acceptRollback, failedAttempts, lastLock: before }) : err(person.failure)
      })
    }),
    recover: (input) => openInTurn(async (before): Answered<'vault.recover'> => {
      if (folder === null) return err({ kind: 'not-found' })
      await closeFirst()
      const paths = vaultPaths(folder)
      return underLock(paths.lock, input.takeOver === true, async (): Answered<'vault.recover'> => {
        const failedAttempts = await failedAttemptsOf(tools, paths)
        const scene = { paths, clock, userName: input.userName, acceptRollback: input.acceptRollback, leftBehind: lockFile?.leftBehind === true, upgrading }
        const recovered = await recoverVault(tools, { paths, recoveryCode: input.recoveryCode, who: { userName: input.userName }, newPassphrase: input.newPassphrase, withoutKeychain: input.withoutKeychain }, (keys, slots, used) => openForRecovery(scene, keys, slots, used))
        if (!recovered.ok) return err(recovered.failure)
        const { value } = recovered
        const begun = await begin(value, {
          action: 'vault.recovered', acceptRollback: input.acceptRollback, failedAttempts, lastLock: before, database: value.database,
          begun: (vault) => { noteRecovery(vault, value) },
        })
        wipe(value.recovery.signingKey)
        wipe(value.recovery.auditKey)
        return begun.ok ? ok(await state()) : begun
      })
    }),
    ...createCredentials({ tools, vault: opened, tell, refresh }),
    people: createPeople(peopleScene),
    peopleScene,
    refresh,
    lock,
    lockIfDue,
    touch,
    authority: () => open?.authority ?? null,
    due: () => open?.due ?? null,
    isDamaged,
    damageFound: () => {
      if (open === null || isDamaged()) return
      open.findings = [{ kind: 'pages-damaged' }, ...open.findings]
      void tell()
    },
    isCheckDue: () => open !== null && !isDamaged() && isCheckDue(open.database.read, clock.now()),
    recordDenied: (channel, permission, about) => {
      const field = about?.field ?? null
      recordWhenFree(() => open, { action: 'access.denied', objectType: about?.object ?? null, objectId: about?.id ?? null, detail: { facts: { channel, permission, ...(field === null ? {} : { field }) } } })
    },
    recordSheet: (sheet, how) => { recordWhenFree(() => open, { action: 'user.sheet-made', objectType: 'user', objectId: open?.session.userId ?? null, detail: { facts: { sheet, how } } }) },
    committed,
    jobVault: () => open === null ? null : {
      folder: open.paths.folder, databaseFile: open.paths.database, databaseKey: copyOf(open.databaseKey), vaultKey: copyOf(open.vaultKey),
      actor: { userId: asId<UserId>(open.session.userId), sessionId: open.session.sessionId }, authority: open.authority,
    },
    replaceVault: (next) => {
      if (next === null && open !== null) {
        closeVault(open)
        reason = 'crash'
        clearTimeout(timer)
        release()
      }
      open = next
    },
    anchorReadings: () => open === null ? { file: null, keychain: null } : readAnchors(open, keychainAnchor),
    afterJob: () => {
      if (open !== null) open.context = changeContextOf(open.database, clock, open.context.actor, committed, open.context.safeguards)
    },
    stayAwakeWhile: (running) => { awake = running },
    leave: release,
  }
}
