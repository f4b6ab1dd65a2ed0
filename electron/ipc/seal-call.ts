import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { ANSWER_KEY, SEALING_INFO, type SealedAnswer, type SealedInput } from '../../shared/ipc/sealed-channels'

/** One call, sealed for the engine: what to send, and how to read what comes back. */
export interface SealedCall {
  readonly input: SealedInput
  /** The answer that the engine sealed. Rejects when the bytes were changed or belong to another call. */
  readonly open: (answer: SealedAnswer) => Promise<unknown>
}

const text = new TextEncoder()

/**
 * Seals a question for the engine whose public key this is (HPKE base mode, P-256: every WebCrypto has it). Runs in the preload script,
 * whose memory goes with the page at a lock; no one else on the way sees the words (SECURITY.md L5).
 */
export async function sealCall(publicKey: Uint8Array, channel: string, input: unknown): Promise<SealedCall> {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
  const context = await suite.createSenderContext({ recipientPublicKey: await suite.kem.deserializePublicKey(Uint8Array.from(publicKey).buffer), info: text.encode(SEALING_INFO) })
  const sealed = await context.seal(text.encode(JSON.stringify(input)), text.encode(channel))
  const exported = await context.export(text.encode(ANSWER_KEY), 32)
  const key = await crypto.subtle.importKey('raw', exported, 'AES-GCM', false, ['decrypt'])
  return {
    input: { encapsulated: new Uint8Array(context.enc), sealed: new Uint8Array(sealed) },
    open: async (answer) => {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: Uint8Array.from(answer.nonce), additionalData: text.encode(channel) }, key, Uint8Array.from(answer.sealed))
      return JSON.parse(new TextDecoder().decode(plain)) as unknown
    }
  }
}
