import type { TextKey } from '../../i18n/resources'

const keys = {
  'invalid-input': 'failures:invalidInput', locked: 'failures:locked', forbidden: 'failures:forbidden', busy: 'failures:busy', cancelled: 'failures:cancelled', 'disk-full': 'failures:diskFull',
  'read-only': 'failures:readOnly', damaged: 'failures:damagedVault', 'not-found': 'failures:notFound', 'stale-version': 'records:stale', nameless: 'records:nameless', 'no-such-owner': 'records:noSuchOwner',
} as const satisfies Readonly<Record<string, TextKey>>

/** The sentence for a refused change. */
export function failureKey(failure: { readonly kind: string }): TextKey {
  return Object.hasOwn(keys, failure.kind) ? keys[failure.kind as keyof typeof keys] : 'records:failed'
}
