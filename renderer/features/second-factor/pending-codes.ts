import { create } from 'zustand'

interface Pending {
  readonly codes: readonly string[] | null
  readonly show: (codes: readonly string[]) => void
  /** They are kept, or the vault was locked. */
  readonly forget: () => void
}

/** The one-use codes between being made and being kept. In memory only: closing the app forgets them, and new ones can be made in the settings. */
export const usePendingCodes = create<Pending>((set) => ({
  codes: null,
  show: (codes) => { set({ codes }) },
  forget: () => { set({ codes: null }) },
}))
