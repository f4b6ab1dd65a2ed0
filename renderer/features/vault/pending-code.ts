import { create } from 'zustand'

interface Pending {
  readonly code: string | null
  /** The vault was made just now: after the code comes the choice of how to begin. */
  readonly isNewVault: boolean
  readonly isBeginning: boolean
  readonly show: (code: string, options?: { readonly isNewVault?: boolean }) => void
  /** The code is kept. */
  readonly done: () => void
  readonly forget: () => void
}

/** The recovery code between being made and being typed back. In memory only: closing the app forgets it, and a new one is due then. */
export const usePendingCode = create<Pending>((set) => ({
  code: null,
  isNewVault: false,
  isBeginning: false,
  show: (code, { isNewVault = false } = {}) => { set({ code, isNewVault, isBeginning: false }) },
  done: () => { set(({ isNewVault }) => ({ code: null, isNewVault: false, isBeginning: isNewVault })) },
  forget: () => { set({ code: null, isNewVault: false, isBeginning: false }) },
}))
