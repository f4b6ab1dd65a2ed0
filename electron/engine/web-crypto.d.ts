import type { webcrypto } from 'node:crypto'

// @hpke/core names these types as a browser does; Node has them under another name.
declare global {
  type CryptoKey = webcrypto.CryptoKey
  type CryptoKeyPair = webcrypto.CryptoKeyPair
}
