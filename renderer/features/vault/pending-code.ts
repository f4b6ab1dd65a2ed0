import { create } from 'zustand'

/** The recovery code between being made and being typed back. In memory only: closing the app forgets it, and a new one is due then. */
export const usePendingCode = create<{ readonly code: string | null; readonly show: (code: string) => void; readonly forget: () => void }>((set) => ({
  code: null,
  show: (code) => { set({ code }) },
  forget: () => { set({ code: null }) },
}))
