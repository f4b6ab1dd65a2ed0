import { createContext, useContext } from 'react'
import { roleMay, type Permission } from '../../shared/permissions'
import type { VaultState } from '../../shared/vault/vault'

/** The vault while it is open. */
export type OpenVault = Extract<VaultState, { state: 'unlocked' }>

export const OpenVaultContext = createContext<OpenVault | null>(null)

/** The open vault, for anything inside the shell. Outside of it, a bug. */
export function useOpenVault(): OpenVault {
  const vault = useContext(OpenVaultContext)
  if (vault === null) throw new Error('used outside of the shell: no vault is open')
  return vault
}

/** Whether the signed-in person may do something. Null needs nothing. The engine decides again. */
export function useMay(): (permission: Permission | null) => boolean {
  const { role } = useOpenVault().session
  return (permission) => permission === null || roleMay(role, permission)
}
