import { createContext, useCallback, useContext } from 'react'
import { isPresetRole, rightsMay, type Permission } from '../../shared/permissions'
import type { VaultState } from '../../shared/vault/vault'
import { useText } from '../i18n/use-text'

/** The vault while it is open. */
export type OpenVault = Extract<VaultState, { state: 'unlocked' }>

export const OpenVaultContext = createContext<OpenVault | null>(null)

/** The open vault, for anything inside the shell. Outside of it, a bug. */
export function useOpenVault(): OpenVault {
  const vault = useContext(OpenVaultContext)
  if (vault === null) throw new Error('used outside of the shell: no vault is open')
  return vault
}

/** What the signed-in person's role is called: presets have a name in every language, composed ones the one they were given. */
export function useRoleName(): string {
  const { t } = useText()
  const { role, roleName } = useOpenVault().session
  return roleName ?? t(`shell:role.${isPresetRole(role) ? role : 'gone'}`)
}

/** Whether the signed-in person may do something. Null needs nothing. The engine decides again. */
export function useMay(): (permission: Permission | null) => boolean {
  const { rights } = useOpenVault().session
  return useCallback((permission) => permission === null || rightsMay(rights, permission), [rights])
}
