import type { LockReason } from '../../shared/vault/vault'
import type { EngineEvent } from '../engine/messages'

export interface VaultWatch {
  readonly hear: (event: EngineEvent) => void
  /** The engine died: whatever was open is closed. */
  lost(): void
  /** Its keys are in memory: unlocked, or waiting for a second step. That is what locking ends. */
  readonly isOpen: () => boolean
  readonly isUnlocked: () => boolean
}

interface VaultListeners {
  /** One was opened, though something may be due before it is unlocked. True: it is being locked again at once. */
  readonly onOpened: () => boolean
  /** One is somebody's to use. */
  readonly onUnlocked: () => void
  /** One that was open no longer is: it was locked, or its engine died or was ended by force, from which no word of a lock comes. */
  readonly onClosed: () => void
  /** One was locked, by an engine that still runs. After {@link onClosed}. */
  readonly onLocked: (reason: LockReason) => void
}

/** Follows the engine's own word on whether a vault is open. */
export function createVaultWatch({ onOpened, onUnlocked, onClosed, onLocked }: VaultListeners): VaultWatch {
  let open = false
  let unlocked = false
  return {
    hear: (event) => {
      if (event.name !== 'vault.changed') return
      const before = { open, unlocked }
      unlocked = event.data.state === 'unlocked'
      open = unlocked || event.data.state === 'waiting'
      if (open && !before.open && onOpened()) return
      if (unlocked && !before.unlocked) onUnlocked()
      if (open || !before.open) return
      onClosed()
      onLocked(event.data.state === 'locked' ? event.data.reason : 'user')
    },
    lost: () => {
      open = false
      unlocked = false
      onClosed()
    },
    isOpen: () => open,
    isUnlocked: () => unlocked
  }
}
