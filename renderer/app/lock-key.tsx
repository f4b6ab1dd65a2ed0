import { useCallback } from 'react'
import { call } from '../ipc/client'
import { useKeyboard } from './use-keyboard'
import { useShortcut } from './use-shortcut'

/** The key that locks, on pages outside of the shell that show something of a vault: it must always work (SECURITY.md L6). */
export function LockKey() {
  const lock = useCallback(() => void call('vault.lock', { reason: 'user' }), [])
  useKeyboard()
  useShortcut('lock', lock)
  return null
}
