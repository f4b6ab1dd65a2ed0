import type { EngineEvent } from '../engine/messages'

export interface VaultWatch {
  hear(event: EngineEvent): void
  /** The engine died: whatever was open is closed. */
  lost(): void
  isUnlocked(): boolean
}

/** Follows the engine's own word on whether a vault is open. `onLocked` runs each time one that was open no longer is. */
export function createVaultWatch({ onLocked }: { readonly onLocked: () => void }): VaultWatch {
  let unlocked = false
  return {
    hear: (event) => {
      if (event.name !== 'vault.changed') return
      const was = unlocked
      unlocked = event.data.state === 'unlocked'
      if (was && !unlocked) onLocked()
    },
    lost: () => {
      unlocked = false
    },
    isUnlocked: () => unlocked
  }
}
