import type { Channel } from '../../shared/ipc/contract'
import type { LockReason } from '../../shared/vault/vault'

/** What turns a locked vault into an open one, and takes seconds. */
const opening: ReadonlySet<Channel> = new Set(['vault.unlock', 'vault.recover', 'vault.create'])

export interface LockWish {
  /** Locks what is open, and says whether there was anything. While something is being opened it remembers the wish, and locks as soon as that is open (SECURITY.md L1). */
  lockNow(reason: LockReason): boolean
  /** Passes a call on, and knows from then until its answer that something may open. */
  during<T>(channel: Channel, answer: Promise<T>): Promise<T>
  /** Called when a vault has opened. True: it was locked again, as somebody wished meanwhile. */
  lockIfWished(): boolean
}

/** A wish that comes while nothing is open and nothing is being opened is void, and so is one whose opening was refused. */
export function createLockWish({ isOpen, lock }: { readonly isOpen: () => boolean; readonly lock: (reason: LockReason) => void }): LockWish {
  let openings = 0
  let wish: LockReason | null = null
  const lockIfWished = (): boolean => {
    if (wish === null || !isOpen()) return false
    const reason = wish
    wish = null
    lock(reason)
    return true
  }
  return {
    lockNow: (reason) => {
      const wasOpen = isOpen()
      if (wasOpen) lock(reason)
      else if (openings > 0) wish ??= reason
      return wasOpen
    },
    during: async (channel, answer) => {
      if (!opening.has(channel)) return answer
      openings += 1
      try {
        return await answer
      } finally {
        openings -= 1
        if (!lockIfWished() && openings === 0) wish = null
      }
    },
    lockIfWished
  }
}
