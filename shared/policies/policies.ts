import { z } from 'zod'
import { germanPolicies } from './de'
import { englishPolicies } from './en'

/** What people acknowledge. Each fits on one screen. */
export const policyNames = ['acceptable-use', 'data-handling', 'remote-work'] as const
export const policyName = z.enum(policyNames)
export type PolicyName = z.output<typeof policyName>

/** A text in plain paragraphs; a line that begins with `- ` is a point of a list, one that begins with `# ` a heading. */
export type PolicyTexts = Readonly<Record<PolicyName, string>>

/** Rises with every change of meaning to the built-in texts: whoever acknowledged an older one is asked again. */
export const BUILT_IN_VERSION = 1
export const MAX_POLICY_LENGTH = 20_000

/** The texts every vault begins with, by language. A company puts its own in their place. */
export const builtInPolicies: Readonly<Record<'en' | 'de', PolicyTexts>> = { en: englishPolicies, de: germanPolicies }

/** A text as pieces to show, in order. */
export type PolicyPiece = { readonly kind: 'heading' | 'paragraph'; readonly text: string } | { readonly kind: 'list'; readonly items: readonly string[] }

/** Reads a policy's text. Anything is a text: what has no sign of its own is a paragraph. */
export function policyPieces(text: string): readonly PolicyPiece[] {
  const pieces: PolicyPiece[] = []
  let items: string[] = []
  const closeList = (): void => {
    if (items.length > 0) pieces.push({ kind: 'list', items })
    items = []
  }
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line.startsWith('- ')) {
      items.push(line.slice(2).trim())
      continue
    }
    closeList()
    if (line.startsWith('# ')) pieces.push({ kind: 'heading', text: line.slice(2).trim() })
    else if (line !== '') pieces.push({ kind: 'paragraph', text: line })
  }
  closeList()
  return pieces
}
