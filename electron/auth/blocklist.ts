/** What many people use as a passphrase. */
export interface Blocklist {
  /** How many passwords and words are blocked. */
  readonly size: number
  /**
   * Whether a passphrase is one that many people use: on the list of common passwords (some ten thousands) or a product word, also when
   * it is only repeated, joined from them, or has digits and signs put around it (SECURITY.md 1.7, ASVS 6.2.4).
   */
  isCommon(passphrase: string): boolean
}

/** Words of this product, which somebody who knows what the vault is tries first (ASVS 6.2.11). */
export const PRODUCT_WORDS: readonly string[] = [
  'satchel', 'vault', 'crm', 'contacts', 'contact', 'companies', 'customers', 'customer', 'clients', 'sales', 'pipeline', 'backup', 'recovery',
  'passphrase', 'keychain', 'unlock', 'tresor', 'kontakte', 'kunden', 'vertrieb', 'kennwort', 'passwort', 'passsatz',
]

let made: Promise<Blocklist> | null = null

/** Read at first use. */
export function blocklist(): Promise<Blocklist> {
  made ??= readBlocklist()
  return made
}

async function readBlocklist(): Promise<Blocklist> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const blocked = new Set([...dictionary['passwords-common'].map((word) => word.toLocaleLowerCase('en')), ...PRODUCT_WORDS])
  return { size: blocked.size, isCommon: (passphrase) => spellingsOf(passphrase).some((text) => text !== '' && (blocked.has(text) || isOneCharacter(text) || isRepeatedOrJoined(text, blocked))) }
}

function spellingsOf(passphrase: string): string[] {
  const lower = passphrase.normalize('NFKC').toLocaleLowerCase('en')
  const squeezed = lower.replace(/\s+/g, '')
  return [lower, squeezed, squeezed.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')]
}

function isOneCharacter(text: string): boolean {
  return new Set(text).size === 1
}

/** The same blocked word again and again, or at most two blocked words in a row with digits and signs between. */
function isRepeatedOrJoined(text: string, blocked: ReadonlySet<string>): boolean {
  const repeated = /^(.{3,}?)\1+$/u.exec(text)?.[1]
  if (repeated !== undefined && blocked.has(repeated)) return true
  const parts = text.split(/[^\p{L}]+/u).filter((part) => part !== '')
  if (parts.length > 1) return parts.length <= 2 && parts.every((part) => blocked.has(part))
  for (let at = 3; at <= text.length - 3; at += 1) if (blocked.has(text.slice(0, at)) && blocked.has(text.slice(at))) return true
  return false
}
