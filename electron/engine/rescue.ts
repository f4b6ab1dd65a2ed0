import { endpointOf, type EngineChannel } from '../../shared/ipc/contract'

/**
 * What a vault with damaged pages still answers besides queries (SECURITY.md 5.3): whatever carries data out of it, looks at it or ends the
 * session. Writing into a damaged file could cost more than is lost already.
 */
const rescue: ReadonlySet<EngineChannel> = new Set<EngineChannel>([
  'vault.lock', 'vault.touch', 'vault.showKey', 'vault.check', 'export.run', 'export.all', 'audit.verify', 'audit.export', 'backup.verify', 'import.saveFailures',
  'secondFactor.verify', 'secondFactor.useRecoveryCode',
])

/** Whether a channel may be used while the vault's pages are known to be damaged. */
export function mayUseWhenDamaged(channel: EngineChannel): boolean {
  const { kind, needs } = endpointOf(channel)
  return kind === 'query' || needs === 'nothing' || rescue.has(channel)
}
