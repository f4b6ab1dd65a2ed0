import { useCallback } from 'react'
import type { CommonFailure } from '../../../shared/ipc/failures'
import type { TextKey } from '../../i18n/resources'
import { failureText } from '../../i18n/failure-text'
import { useText } from '../../i18n/use-text'
import { useVaultFailure } from '../vault/use-vault-failure'

const own = {
  'last-administrator': 'users:failure.last-administrator', 'beyond-own-rights': 'users:failure.beyond-own-rights', 'backup-first': 'users:failure.backup-first', 'yourself': 'users:failure.yourself', 'name-taken': 'users:failure.name-taken', 'person-removed': 'users:failure.person-removed',
  'second-factor-off': 'users:failure.second-factor-off', 'role-in-use': 'users:failure.role-in-use', 'not-yours-to-give': 'users:failure.not-yours-to-give', 'no-such-owner': 'records:noSuchOwner', 'no-such-person': 'users:failure.gone', 'no-such-role': 'users:failure.gone', 'no-such-team': 'users:failure.gone',
} as const satisfies Readonly<Record<string, TextKey>>
const common = ['invalid-input', 'locked', 'forbidden', 'busy', 'cancelled', 'disk-full', 'read-only', 'damaged', 'not-found', 'internal'] as const satisfies readonly CommonFailure['kind'][]

/** Puts a failure of an act on users, roles and teams into words: what happened and what to do; nothing was changed is said above it. */
export function useUsersFailure(): (failure: { readonly kind: string; readonly waitMs?: number }) => string {
  const { t, format } = useText()
  const ofVault = useVaultFailure()
  return useCallback((failure) => {
    if (failure.kind === 'wrong-passphrase' || failure.kind === 'must-wait') {
      const { waitMs = 0 } = failure
      if (failure.kind === 'wrong-passphrase' && waitMs === 0) return t('users:failure.wrong-passphrase')
      return t(failure.kind === 'must-wait' ? 'users:failure.must-wait' : 'users:failure.own-wait', { time: format.duration(waitMs) })
    }
    if (isOwn(failure.kind)) return t(own[failure.kind])
    return isCommon(failure) ? failureText(failure, t) : ofVault(failure)
  }, [t, format, ofVault])
}

function isOwn(kind: string): kind is keyof typeof own {
  return Object.hasOwn(own, kind)
}

function isCommon(failure: { readonly kind: string }): failure is CommonFailure {
  return common.some((kind) => kind === failure.kind)
}
