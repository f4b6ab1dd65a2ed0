import type { LockReason } from '../../shared/vault/vault'
import type { EngineEvent } from '../engine/messages'

export interface VaultWatch {
  readonly hear: (event: EngineEvent) => void
  /** The engine died: whatever was open is closed. */
  lost(): void
  readonly isUnlocked: () => boolean
}

/** Follows the engine's own word on whether a vault is open. `onLocked` runs each time one that was open no longer is, `onUnlocked` each time one opens. */
export function createVaultWatch({ onLocked, onUnlocked }: { readonly onLocked: (reason: LockReason) => void; readonly onUnlocked: () => void }): VaultWatch {
  let unlocked = false
  return {
    hear: (event) => {
      if (event.name !== 'vault.changed') return
      const was = unlocked
      unlocked = event.data.state === 'unlocked'
      if (!was && unlocked) onUnlocked()
      if (was && !unlocked) onLocked(event.data.state === 'locked' ? event.data.reason : 'user')
    },
    lost: () => {
      unlocked = false
    },
    isUnlocked: () => unlocked
  }
}
