import type { LockReason } from '../../shared/vault/vault'
import type { EngineEvent } from '../engine/messages'

export interface VaultWatch {
  readonly hear: (event: EngineEvent) => void
  /** The engine died: whatever was open is closed. */
  lost(): void
  readonly isUnlocked: () => boolean
}

interface VaultListeners {
  /** One opened. */
  readonly onUnlocked: () => void
  /** One that was open no longer is: it was locked, or its engine died or was ended by force, from which no word of a lock comes. */
  readonly onClosed: () => void
  /** One was locked, by an engine that still runs. After {@link onClosed}. */
  readonly onLocked: (reason: LockReason) => void
}

/** Follows the engine's own word on whether a vault is open. */
export function createVaultWatch({ onUnlocked, onClosed, onLocked }: VaultListeners): VaultWatch {
  let unlocked = false
  return {
    hear: (event) => {
      if (event.name !== 'vault.changed') return
      const was = unlocked
      // Waiting for a second factor it is open as well: its keys lie in memory, and every lock must reach it.
      unlocked = event.data.state === 'unlocked' || event.data.state === 'waiting'
      if (!was && unlocked) onUnlocked()
      if (!was || unlocked) return
      onClosed()
      onLocked(event.data.state === 'locked' ? event.data.reason : 'user')
    },
    lost: () => {
      unlocked = false
      onClosed()
    },
    isUnlocked: () => unlocked
  }
}
