import type { Position } from '../../../shared/contacts/contact'
import { fold } from '../../../shared/fold'
import { LIST_LIMIT } from '../../../shared/record-fields'

type Fits = (known: Position, row: Position) => boolean

const isNameless = ({ companyId, companyName }: Position): boolean => companyId === null && companyName === ''
const hasSameId: Fits = (known, row) => known.companyId !== null && known.companyId === row.companyId
const isAtSame: Fits = (known, row) => hasSameId(known, row) || fold(known.companyName) === fold(row.companyName)
const hasSameRole: Fits = (known, row) => fold(known.role) === fold(row.role)
/** A job that somebody left does not take the role of another one, nor does the current job end with it. */
const mayBeLeft: Fits = (known, row) => !row.left || known.role === '' || row.role === '' || hasSameRole(known, row)

/** What the row repeats: the best first, for every job of the row before any of {@link LIKELY}. */
const SAME: readonly Fits[] = [
  (known, row) => hasSameId(known, row) && hasSameRole(known, row) && known.left === row.left,
  (known, row) => isAtSame(known, row) && hasSameRole(known, row) && known.left === row.left,
  (known, row) => isAtSame(known, row) && hasSameRole(known, row),
]
/** What the row says more of: the current job at its company, one whose company is not known yet, or, for a role alone, the main job. */
const LIKELY: readonly Fits[] = [
  (known, row) => !isNameless(row) && hasSameId(known, row) && !known.left && mayBeLeft(known, row),
  (known, row) => !isNameless(row) && isAtSame(known, row) && !known.left && mayBeLeft(known, row),
  (known, row) => !isNameless(row) && isAtSame(known, row) && row.left && mayBeLeft(known, row),
  (known, row) => !isNameless(row) && isNameless(known) && !known.left && mayBeLeft(known, row),
  (known, row) => isNameless(row) && known.primary && !known.left && mayBeLeft(known, row),
]

/** Jobs with what a row says of them. Each stored job is met once by a row; who left a company and is back has two jobs there. */
export function mergePositions(stored: readonly Position[], row: readonly Position[]): Position[] {
  if (row.length === 0) return [...stored]
  const merged: Position[] = [...stored]
  const met = new Set<number>()
  const meet = (position: Position, ways: readonly Fits[]): boolean => {
    for (const fits of ways) {
      const at = stored.findIndex((known, index) => !met.has(index) && fits(known, position))
      const known = stored[at]
      if (known === undefined) continue
      met.add(at)
      merged[at] = filled(known, position)
      return true
    }
    return false
  }
  const others = row.filter((position) => !meet(position, SAME))
  for (const position of others) {
    if (meet(position, LIKELY) || merged.length >= LIST_LIMIT) continue
    const isMain = position.primary && !position.left
    if (isMain) for (const [at, known] of merged.entries()) merged[at] = { ...known, primary: false }
    merged.push(stored.length === 0 ? position : { ...position, primary: isMain })
  }
  return merged
}

function filled(known: Position, row: Position): Position {
  return {
    ...known, companyId: row.companyId ?? known.companyId, companyName: known.companyName || row.companyName,
    role: row.role || known.role, department: row.department || known.department, left: known.left || row.left,
  }
}
