import { spawnSync } from 'node:child_process'

/** The codes of `count` steps from `seconds` on for a base 32 secret, by Debian's oathtool: an authenticator that nobody here wrote. */
export function oathtool(secret: string, seconds: number, count = 1): string[] {
  const { stdout, status, error } = spawnSync('oathtool', ['--totp', '--base32', secret, '--now', `@${String(seconds)}`, '--window', String(count - 1)], { encoding: 'utf8' })
  if (error !== undefined || status !== 0) throw new Error('oathtool is missing or refused the secret. Run: node scripts/setup.mjs tests')
  return stdout.trim().split('\n')
}
