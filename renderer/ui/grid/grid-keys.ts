/** Where a key leads from the active row: a row, the header, or nowhere (null). */
export function moveFor(key: string, { active, rowCount, page }: { readonly active: number; readonly rowCount: number; readonly page: number }): number | 'header' | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return Math.min(rowCount - 1, active + 1)
    case 'ArrowUp':
      return active <= 0 ? 'header' : active - 1
    case 'k':
    case 'K':
      return Math.max(0, active - 1)
    case 'PageDown':
      return Math.min(rowCount - 1, Math.max(0, active) + page)
    case 'PageUp':
      return Math.max(0, active - page)
    case 'Home':
      return 0
    case 'End':
      return rowCount - 1
    default:
      return null
  }
}
