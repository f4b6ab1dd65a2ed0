import { ok, err, type Result } from '../../shared/result'
import { secretServiceLockState } from './linux-lock-state'
import { isKeepable, type SecretReading, type SecretStore, type SecretStoreFailure } from './secret-store'

/** keytar's functions, as far as they are used. */
type Keytar = typeof import('keytar')

export interface KeytarStoreOptions {
  /** Under which name items are kept; people see it in their keychain's own window. */
  readonly service: string
  /** A keychain that answers later counts as unavailable (SECURITY.md C5). */
  readonly timeoutMs?: number
  /** How long a person may take over the system's unlock prompt. */
  readonly promptTimeoutMs?: number
}

const LATE = Symbol('no answer in time')
/** An item nobody needs: writing it shows whether the keychain is locked where nothing else does. */
const PROBE_ACCOUNT = 'probe'

/** The service name of this product; tests set SATCHEL_KEYCHAIN_SERVICE to keep out of a person's own items. */
export function keychainServiceName(env: Readonly<Record<string, string | undefined>>): string {
  return env['SATCHEL_KEYCHAIN_SERVICE'] ?? 'Satchel'
}

/** The OS keychain through keytar. A library that cannot be loaded is an unavailable keychain, not a crash. */
export function createKeytarStore(options: KeytarStoreOptions): SecretStore {
  const timeoutMs = options.timeoutMs ?? 5_000
  const { service } = options
  let loading: Promise<Keytar | null> | null = null
  /** Calls that never came back hold a library thread each: no further ones are started while one hangs. */
  let hanging = 0

  const call = async <T>(limitMs: number, work: (keytar: Keytar) => Promise<T>): Promise<T | typeof LATE> => {
    if (hanging > 0) return LATE
    loading ??= loadKeytar()
    const keytar = await loading
    if (keytar === null) return LATE
    let late = false
    const running = work(keytar).finally(() => {
      if (late) hanging -= 1
    })
    return withLimit(running, limitMs, () => {
      late = true
      hanging += 1
      // Its outcome, even a failure, comes when nobody waits for it any more.
      running.catch(() => undefined)
    })
  }

  const readWithin = async (account: string, limitMs: number): Promise<SecretReading> => {
    try {
      const value = await call(limitMs, (keytar) => keytar.getPassword(service, account))
      if (value === LATE) return { state: 'unavailable' }
      return value === null ? await explainNothing() : { state: 'present', hex: value }
    } catch (error) {
      return { state: stateOf(error) }
    }
  }

  /** `null` came back: tells a locked keychain from a missing item (SECURITY.md C1). */
  const explainNothing = async (): Promise<SecretReading> => {
    if (process.platform !== 'linux') return { state: 'absent' }
    const lock = await secretServiceLockState(timeoutMs)
    if (lock === 'locked') return { state: 'locked' }
    if (lock !== 'no-client') return { state: lock === 'no-answer' ? 'unavailable' : 'absent' }
    try {
      const written = await call(timeoutMs, (keytar) => keytar.setPassword(service, PROBE_ACCOUNT, '00'))
      if (written === LATE) return { state: 'unavailable' }
      await call(timeoutMs, (keytar) => keytar.deletePassword(service, PROBE_ACCOUNT))
      return { state: 'absent' }
    } catch (error) {
      return { state: stateOf(error) }
    }
  }

  /** Asked first: on a locked keyring the library may raise a prompt that outlives the time limit, and on a stuck one hold its thread. */
  const refusal = async (): Promise<'locked' | 'unavailable' | null> => {
    if (process.platform !== 'linux') return null
    const lock = await secretServiceLockState(timeoutMs)
    return lock === 'locked' ? 'locked' : lock === 'no-answer' ? 'unavailable' : null
  }

  const change = async (work: (keytar: Keytar) => Promise<unknown>): Promise<Result<null, SecretStoreFailure>> => {
    try {
      const refused = await refusal()
      if (refused !== null) return err({ kind: 'keychain', state: refused })
      return (await call(timeoutMs, work)) === LATE ? err({ kind: 'keychain', state: 'unavailable' }) : ok(null)
    } catch (error) {
      return err({ kind: 'keychain', state: stateOf(error) })
    }
  }

  return {
    async read(account) {
      const refused = await refusal()
      return refused === null ? readWithin(account, timeoutMs) : { state: refused }
    },
    readWithPrompt: (account) => readWithin(account, options.promptTimeoutMs ?? 60_000),
    async write(account, hex) {
      if (!isKeepable(hex)) throw new Error('a keychain value must be hex of at most 128 digits')
      const written = await change((keytar) => keytar.setPassword(service, account, hex))
      if (!written.ok) return written
      const back = await readWithin(account, timeoutMs)
      if (back.state === 'present' && back.hex === hex) return ok(null)
      return err({ kind: 'keychain', state: back.state === 'present' || back.state === 'absent' ? 'changed' : back.state })
    },
    remove: (account) => change((keytar) => keytar.deletePassword(service, account)),
  }
}

/** Loaded at first use: without its system library (libsecret) the import fails, and only then. */
async function loadKeytar(): Promise<Keytar | null> {
  try {
    const module = await import('keytar')
    return module.default
  } catch {
    // Expected on a system without libsecret; the person is asked whether to go on without a keychain (SECURITY.md C6).
    return null
  }
}

/** Errors of libsecret carry no code; "Cannot create an item in a locked collection" is the one that means locked. */
function stateOf(error: unknown): 'locked' | 'unavailable' {
  return error instanceof Error && /lock/i.test(error.message) ? 'locked' : 'unavailable'
}

async function withLimit<T>(work: Promise<T>, limitMs: number, onLate: () => void): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => {
      onLate()
      resolve(LATE)
    }, limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
