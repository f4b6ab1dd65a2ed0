import type { ComponentType } from 'react'
import type { VaultState } from '../../shared/vault/vault'
import { TroublePage } from '../features/vault/trouble-page'
import { UnlockPage } from '../features/vault/unlock-page'
import { WaitingPage } from '../features/vault/waiting-page'
import { WelcomePage } from '../features/vault/welcome-page'

/** Every state in which no vault is open. */
export type ClosedVault = Exclude<VaultState, { state: 'unlocked' }>

/** What stands before the shell, by the vault's state: welcome, trouble, locked, or open for one thing only. The vault feature names its pages here. */
export const gates: { readonly [S in ClosedVault['state']]: ComponentType<{ readonly state: Extract<ClosedVault, { state: S }> }> } = {
  none: WelcomePage,
  trouble: TroublePage,
  locked: UnlockPage,
  waiting: WaitingPage,
}
