import { useCallback } from 'react'
import type { TextKey } from '../../i18n/resources'
import { useText } from '../../i18n/use-text'

const known = {
  'wrong-passphrase': 'vault:failure.wrong-passphrase', 'must-wait': 'vault:failure.must-wait', 'unknown-user': 'vault:failure.unknown-user', 'user-disabled': 'vault:failure.user-disabled', 'invitation-expired': 'vault:failure.invitation-expired', 'people-edited': 'vault:trouble.people-edited.title', 'slots-outdated': 'vault:trouble.slots-outdated.title', 'slot-foreign': 'vault:trouble.slot-foreign.title', 'vault-damaged': 'vault:failure.vault-damaged', 'slots-older': 'vault:trouble.slots-older.title',
  'forbidden': 'vault:failure.forbidden', 'beyond-own-rights': 'users:failure.beyond-own-rights', 'log-refused': 'vault:unlock.logRefusedDetail', 'recovery-code-mistyped': 'vault:failure.recovery-code-mistyped', 'recovery-code-wrong': 'vault:failure.recovery-code-wrong',
  'folder-not-empty': 'vault:failure.folder-not-empty', 'no-access': 'vault:failure.no-access', 'disk-full': 'vault:failure.disk-full', 'read-only': 'vault:failure.no-access',
  'vault-missing': 'vault:failure.vault-missing', 'vault-empty': 'vault:failure.vault-empty', 'vault-plaintext': 'vault:failure.vault-plaintext', 'slots-missing': 'vault:failure.slots-missing',
  'slots-damaged': 'vault:failure.slots-damaged', 'newer-version': 'vault:failure.newer-version', 'in-use': 'vault:failure.in-use', 'backup-damaged': 'vault:failure.backup-damaged',
  'backup-forged': 'vault:failure.backup-forged', 'backup-newer': 'vault:failure.newer-version', 'no-backup-found': 'vault:restore.noneDetail', 'no-space': 'vault:failure.disk-full', 'target-missing': 'vault:failure.target-missing', cancelled: 'vault:failure.cancelled',
  'foreign-slot': 'vault:failure.foreign-slot', 'copy-not-verified': 'vault:failure.copy-not-verified',
} as const satisfies Readonly<Record<string, TextKey>>

/** Puts a failure of the vault's pages into words: what happened, what is safe, what to do next. */
export function useVaultFailure(): (failure: { readonly kind: string }) => string {
  const { t } = useText()
  return useCallback((failure) => {
    if (failure.kind === 'keychain' && 'state' in failure) {
      const state = failure.state
      if (state === 'absent' || state === 'locked' || state === 'unavailable' || state === 'changed') return t(`vault:keychain.${state}Detail`)
    }
    if (failure.kind === 'passphrase-refused' && 'problem' in failure) return t(`vault:passphrase.problem.${failure.problem as 'too-short'}`)
    return isKnown(failure.kind) ? t(known[failure.kind]) : t('vault:failure.internal')
  }, [t])
}

function isKnown(kind: string): kind is keyof typeof known {
  return Object.hasOwn(known, kind)
}
