import { onTestFinished, describe, expect, it } from 'vitest'
import { startPrivateKeyring, type PrivateKeyring } from '../../support/private-keyring'

const ACCOUNT = '019b8d2e-7c00-7000-8000-000000000001/device/00112233445566778899aabbccddeeff'
const VALUE = 'ab'.repeat(32)

const aKeyring = async (kind: 'keyring' | 'no-service' = 'keyring'): Promise<PrivateKeyring> => {
  const keyring = await startPrivateKeyring(kind)
  onTestFinished(() => keyring.stop())
  return keyring
}
const states = (answers: readonly { readonly answer: { readonly state?: string; readonly ok?: boolean } }[]): unknown[] => answers.map(({ answer }) => answer.state ?? answer.ok)

describe('the keytar store on a real gnome-keyring (C7)', () => {
  describe('given an unlocked keyring', () => {
    it('keeps a value, reads it back in a new process, and forgets it', async () => {
      const keyring = await aKeyring()
      expect(states(await keyring.call([['read', ACCOUNT], ['write', ACCOUNT, VALUE]]))).toEqual(['absent', true])
      const [read] = await keyring.call([['read', ACCOUNT]])
      expect(read?.answer).toEqual({ state: 'present', hex: VALUE })
      expect(states(await keyring.call([['remove', ACCOUNT], ['read', ACCOUNT], ['remove', ACCOUNT]]))).toEqual([true, 'absent', true])
    })

    it('does the same from a worker thread, where the engine runs', async () => {
      const keyring = await aKeyring()
      expect(states(await keyring.call([['write', ACCOUNT, VALUE], ['read', ACCOUNT]], { worker: true }))).toEqual([true, 'present'])
    })
  })

  describe('given a locked keyring', () => {
    it('says locked for an item that is there and for one that is not, and refuses to write (C1, C2)', async () => {
      const keyring = await aKeyring()
      await keyring.call([['write', ACCOUNT, VALUE]])
      await keyring.lock()
      const answers = await keyring.call([['read', ACCOUNT], ['read', 'another'], ['write', ACCOUNT, 'cd'.repeat(32)], ['remove', ACCOUNT]])
      expect(states(answers)).toEqual(['locked', 'locked', false, false])
      expect(answers[2]?.answer.failure).toEqual({ kind: 'keychain', state: 'locked' })
    })

    it('still says locked on a system without any D-Bus client program, by a write that the keyring refuses', async () => {
      const keyring = await aKeyring()
      await keyring.lock()
      expect(states(await keyring.call([['read', ACCOUNT]], { env: { PATH: '/nonexistent' } }))).toEqual(['locked'])
    })

    it('asks no longer than the limit when it prompts and nobody can answer (C5)', async () => {
      const keyring = await aKeyring()
      await keyring.call([['write', ACCOUNT, VALUE]])
      await keyring.lock()
      expect(states(await keyring.call([['readWithPrompt', ACCOUNT]]))).toEqual(['locked'])
    })
  })

  describe('given a keyring without the item and no D-Bus client program', () => {
    it('says absent and leaves no probe behind', async () => {
      const keyring = await aKeyring()
      expect(states(await keyring.call([['read', ACCOUNT], ['read', 'probe']], { env: { PATH: '/nonexistent' } }))).toEqual(['absent', 'absent'])
    })
  })

  describe('given a bus on which nobody keeps secrets', () => {
    it('says unavailable at once (C1)', async () => {
      const keyring = await aKeyring('no-service')
      const answers = await keyring.call([['read', ACCOUNT], ['write', ACCOUNT, VALUE]])
      expect(states(answers)).toEqual(['unavailable', false])
      expect(answers[1]?.answer.failure).toEqual({ kind: 'keychain', state: 'unavailable' })
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5_500)
    })
  })

  describe('given no session bus at all', () => {
    it('says unavailable (C1)', async () => {
      const keyring = await aKeyring('no-service')
      expect(states(await keyring.call([['read', ACCOUNT]], { env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } }))).toEqual(['unavailable'])
    })
  })

  describe('given a service that never answers', () => {
    it('says unavailable within the limit, starts no call that would hang, and hangs no later call either (C5)', async () => {
      const keyring = await aKeyring()
      keyring.freeze()
      const answers = await keyring.call([['read', ACCOUNT], ['write', ACCOUNT, VALUE], ['readWithPrompt', ACCOUNT]], { env: { KEYCHAIN_TIMEOUT_MS: '700' } })
      expect(states(answers)).toEqual(['unavailable', false, 'unavailable'])
      expect(answers.map(({ ms }) => ms < 2_000)).toEqual([true, true, true])
    })

    it('says unavailable after the limit also without a D-Bus client program, and at once from then on (C5)', async () => {
      const keyring = await aKeyring()
      keyring.freeze()
      const answers = await keyring.call([['read', ACCOUNT], ['read', ACCOUNT]], { env: { KEYCHAIN_TIMEOUT_MS: '700', PATH: '/nonexistent' } })
      expect(states(answers)).toEqual(['unavailable', 'unavailable'])
      expect(answers[1]?.ms).toBeLessThan(100)
    })
  })

  describe('given a keyring that was replaced by a new one', () => {
    it('says absent, so that the vault asks for the recovery code and writes nothing (C2, C7)', async () => {
      const keyring = await aKeyring()
      await keyring.call([['write', ACCOUNT, VALUE]])
      await keyring.replace()
      expect(states(await keyring.call([['read', ACCOUNT]]))).toEqual(['absent'])
    })
  })
})
