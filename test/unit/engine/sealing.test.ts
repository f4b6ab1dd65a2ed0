import { describe, expect, it } from 'vitest'
import { createSealing } from '../../../electron/engine/sealing'
import { sealCall } from '../../../electron/ipc/seal-call'
import { contract } from '../../../shared/ipc/contract'
import { SEALED_CHANNELS, type SealedAnswer } from '../../../shared/ipc/sealed-channels'

const PASSPHRASE = 'tangerine umbrella forty quartz'
const question = { passphrase: PASSPHRASE }

describe('sealed calls between a page and the engine (SECURITY.md L5)', () => {
  it('the engine reads the question, the page reads the answer, and neither is in the bytes between them', async () => {
    const sealing = await createSealing()
    const call = await sealCall(sealing.publicKey, 'vault.showKey', question)
    let asked: unknown
    const answer = (await sealing.answer('vault.showKey', call.input, (input) => {
      asked = input
      return Promise.resolve({ ok: true, value: { rawKeyHex: 'ab'.repeat(32) } })
    })) as { readonly ok: true; readonly value: SealedAnswer }
    expect(asked).toEqual(question)
    expect(await call.open(answer.value)).toEqual({ ok: true, value: { rawKeyHex: 'ab'.repeat(32) } })
    const between = Buffer.concat([call.input.encapsulated, call.input.sealed, answer.value.nonce, answer.value.sealed])
    expect(between.includes(PASSPHRASE)).toBe(false)
    expect(between.includes('abababab')).toBe(false)
  })

  it('the same question looks different each time', async () => {
    const { publicKey } = await createSealing()
    const [first, second] = [await sealCall(publicKey, 'vault.unlock', question), await sealCall(publicKey, 'vault.unlock', question)]
    expect(Buffer.from(first.input.sealed).equals(second.input.sealed)).toBe(false)
  })

  it('a question for another channel, for another engine, or with one bit changed is refused and not asked', async () => {
    const sealing = await createSealing()
    const never = (): Promise<never> => Promise.reject(new Error('was asked'))
    const refused = { ok: false, failure: { kind: 'invalid-input', issues: [{ path: '', message: 'was not sealed for this engine' }] } }
    const { input } = await sealCall(sealing.publicKey, 'vault.unlock', question)
    expect(await sealing.answer('vault.showKey', input, never)).toEqual(refused)
    expect(await (await createSealing()).answer('vault.unlock', input, never)).toEqual(refused)
    for (const part of ['encapsulated', 'sealed'] as const) {
      const changed = { ...input, [part]: input[part].map((byte, at) => (at === 5 ? byte ^ 1 : byte)) }
      expect(await sealing.answer('vault.unlock', changed, never)).toEqual(refused)
    }
  })

  it('an answer that was changed on the way, or belongs to another call, is not believed', async () => {
    const sealing = await createSealing()
    const ask = (): Promise<unknown> => Promise.resolve({ ok: true, value: null })
    const call = await sealCall(sealing.publicKey, 'vault.unlock', question)
    const other = await sealCall(sealing.publicKey, 'vault.unlock', question)
    const { value } = (await sealing.answer('vault.unlock', call.input, ask)) as { readonly value: SealedAnswer }
    await expect(other.open(value)).rejects.toThrow()
    await expect(call.open({ ...value, sealed: value.sealed.map((byte) => byte ^ 1) })).rejects.toThrow()
  })

  it('a question in clear, as the command line asks it inside its own process, is answered in clear', async () => {
    const sealing = await createSealing()
    expect(await sealing.answer('vault.unlock', question, (input) => Promise.resolve(input))).toBe(question)
  })
})

describe('which channels are sealed', () => {
  const secretFields = /^(passphrase|newPassphrase|recoveryCode)$/
  it.each(Object.entries(contract))('%s is sealed when its question names a secret', (channel, endpoint) => {
    const shape = 'shape' in endpoint.input ? Object.keys(endpoint.input.shape as object) : []
    // The two that print and save the code are the main process's own, after the person asked for paper or a file.
    const isMains = channel === 'app.printRecoveryCode' || channel === 'app.saveRecoveryCode'
    if (shape.some((field) => secretFields.test(field)) && !isMains) expect(SEALED_CHANNELS).toContain(channel)
  })
})
