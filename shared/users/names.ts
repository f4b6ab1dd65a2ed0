import { z } from 'zod'
import { presetRoles, type PresetRole } from '../permissions'

/** Signs that nobody sees: they would make two names that look the same. */
const UNSEEN = /[\p{Cc}\u200b\u2028-\u202e\u2060-\u2069\ufeff]/u

/** What a person, a role or a team is called. Spaces around it are taken away. */
export const name = z.string().trim().min(1).max(200).refine((text) => !UNSEEN.test(text), 'has signs that nobody sees')

/** Two names with the same folding are the same name: letters of full width, case, spaces and signs without a shape make no difference. */
export function foldName(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en')
}

/** As {@link foldName}, without spaces, dashes and underscores: how the names of roles are told apart. */
export function foldRoleName(text: string): string {
  return foldName(text).replace(/[\s_\p{Pd}]/gu, '')
}

/** What people call the presets, in the languages of the program and for short. */
const namesOfPresets: Readonly<Record<PresetRole, readonly string[]>> = {
  'administrator': ['admin'], 'manager': ['leitung'], 'representative': ['rep', 'vertretung', 'außendienst'], 'auditor': ['prüfer', 'prüfung', 'revision'], 'read-only': ['readonly', 'nur lesen'],
}

/** The preset that a text names, in any case, with spaces or dashes, or for short; null when it names none. */
export function presetRoleNamed(text: string): PresetRole | null {
  const folded = foldRoleName(text)
  return presetRoles.find((role) => [role, ...namesOfPresets[role]].some((known) => foldRoleName(known) === folded)) ?? null
}
