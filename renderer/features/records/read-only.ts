import { createContext, useContext } from 'react'

/** Whether the page shows a record that may not be changed as it is: one in the recycle bin, or one that the person's role only shows. */
export const ReadOnlyContext = createContext(false)

/** Whether fields of this page only show. An edit that is open when its record goes to the bin stays open, and saving it asks. */
export function useReadOnly(): boolean {
  return useContext(ReadOnlyContext)
}
