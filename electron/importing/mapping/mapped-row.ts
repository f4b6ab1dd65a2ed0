import type { CompanyFields } from '../../../shared/companies/company'
import type { ContactFields } from '../../../shared/contacts/contact'
import type { RowProblemCode } from '../../../shared/importing/channels'

export interface Problem {
  readonly column: string
  readonly code: RowProblemCode
}

interface MappedBase {
  readonly problems: readonly Problem[]
  /** Id of this vault, in a file that Satchel wrote. */
  readonly satchelId: string
  /** Id in the program the file comes from. */
  readonly sourceId: string
  /** The source itself marks the row as deleted. */
  readonly dropped: boolean
}
/** What the row says of the person as a whole, whichever addresses it names. */
export interface OptOuts {
  readonly email: boolean
  readonly phone: boolean
}
/** One row as the record it stands for, not yet matched with anything. Positions name companies by name only. */
export type MappedRow =
  | (MappedBase & { readonly object: 'contact'; readonly fields: ContactFields; readonly companyRefs: readonly string[]; readonly optOuts?: OptOuts })
  | (MappedBase & { readonly object: 'company'; readonly fields: CompanyFields })

const BLOCKING: ReadonlySet<RowProblemCode> = new Set<RowProblemCode>(['nameless', 'too-long', 'unreadable-card', 'too-many-cells', 'too-many-values', 'no-match', 'ambiguous-match'])

/** Whether a problem fails its row; the others import with a note. */
export function isBlocking(problem: Problem): boolean {
  return BLOCKING.has(problem.code)
}

/** A record's fields while its row is read. */
export type Draft<F> = { -readonly [K in keyof F]: F[K] }
