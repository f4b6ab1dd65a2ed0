import { fold } from '../../shared/fold'

// What follows a name and says how the business is registered, in the spelling without dots and slashes.
const LEGAL_FORMS: ReadonlySet<string> = new Set((
  'gmbh mbh ag kg kgaa ohg gbr ug ek ev se inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte pvt private sa sas sasu sarl eurl srl srls spa snc sl slu lda ltda eireli '
  + 'bv nv vof cv oy oyj ab as asa aps kft zrt nyrt bt sro spol doo ood ead sp z oo zoo sc kk'
).split(' '))
const JOINING: ReadonlySet<string> = new Set(['&', '+', 'und', 'and', 'et', 'e', 'y', 'haftungsbeschrankt'])

export interface CompanyName {
  /** The folded name without punctuation and without its legal form; never blank unless the name is. */
  readonly bare: string
  /** `gmbh co kg`, or '' when the name says none. */
  readonly form: string
}

/** A company's name apart: `Acme, Inc.` is `acme` and `inc`. A name that is nothing but a legal form keeps it. */
export function readCompanyName(name: string): CompanyName {
  const words = fold(name).replace(/[.'’/]/g, '').replace(/[,;:()"„“”|–—-]+/g, ' ').split(/\s+/).filter((word) => word !== '')
  let end = words.length
  while (end > 1 && (LEGAL_FORMS.has(words[end - 1] ?? '') || (end < words.length && JOINING.has(words[end - 1] ?? '')) || words[end - 1] === 'haftungsbeschrankt')) end -= 1
  return { bare: words.slice(0, end).join(' '), form: words.slice(end).filter((word) => !JOINING.has(word)).join(' ') }
}

/** Whether two names differ in punctuation only, or in that one leaves the legal form out. `Acme GmbH` and `Acme Inc.` are two companies. */
export function isLikeCompanyName(a: string, b: string): boolean {
  const [left, right] = [readCompanyName(a), readCompanyName(b)]
  return left.bare !== '' && left.bare === right.bare && (left.form === right.form || left.form === '' || right.form === '')
}

/** The texts that a name is found by. */
export function companyNameKeys(name: string): string[] {
  const { bare } = readCompanyName(name)
  const folded = fold(name)
  return bare === '' || bare === folded ? [folded] : [folded, bare]
}
