import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { z } from 'zod'
import { ANSWER_KEY, SEALING_INFO, type SealedAnswer } from '../../shared/ipc/sealed-channels'
import { err } from '../../shared/result'

/** The engine's end of calls that hold secrets (see `electron/ipc/seal-call.ts`). */
export interface Sealing {
  /** For the pages of this engine; as new as the engine itself. */
  readonly publicKey: Uint8Array
  /** Opens a sealed question, asks, and seals the answer. A question in clear, as the command line asks it, is answered in clear. */
  answer(channel: string, input: unknown, ask: (input: unknown) => Promise<unknown>): Promise<unknown>
}

const sealedInput = z.strictObject({ encapsulated: z.instanceof(Uint8Array), sealed: z.instanceof(Uint8Array) })
const text = new TextEncoder()

/** A fresh key pair that never leaves this engine: whoever reads the main process's memory later finds nothing to open old messages with. */
export async function createSealing(): Promise<Sealing> {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
  const pair = await suite.kem.generateKeyPair()
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    answer: async (channel, input, ask) => {
      const parsed = sealedInput.safeParse(input)
      if (!parsed.success) return ask(input)
      const opened = await open(suite, pair.privateKey, channel, parsed.data)
      if (opened === null) return err({ kind: 'invalid-input', issues: [{ path: '', message: 'was not sealed for this engine' }] })
      return seal(opened.answerKey, channel, await ask(opened.question))
    }
  }
}

async function open(suite: CipherSuite, recipientKey: CryptoKey, channel: string, input: z.output<typeof sealedInput>): Promise<{ readonly question: unknown; readonly answerKey: ArrayBuffer } | null> {
  try {
    const context = await suite.createRecipientContext({ recipientKey, enc: Uint8Array.from(input.encapsulated).buffer, info: text.encode(SEALING_INFO) })
    const plain = await context.open(Uint8Array.from(input.sealed), text.encode(channel))
    const question: unknown = JSON.parse(new TextDecoder().decode(plain))
    new Uint8Array(plain).fill(0)
    return { question, answerKey: await context.export(text.encode(ANSWER_KEY), 32) }
  } catch {
    // Changed on the way, or sealed for an engine that is gone.
    return null
  }
}

async function seal(answerKey: ArrayBuffer, channel: string, answer: unknown): Promise<{ readonly ok: true; readonly value: SealedAnswer }> {
  const key = await crypto.subtle.importKey('raw', answerKey, 'AES-GCM', false, ['encrypt'])
  // Random, because a question that is sent twice has the same key twice.
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plain = text.encode(JSON.stringify(answer))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: text.encode(channel) }, key, plain)
  plain.fill(0)
  return { ok: true, value: { nonce, sealed: new Uint8Array(sealed) } }
}
