import type { BackupProblem } from '../../../shared/backup/channels'

const problems: Readonly<Record<string, BackupProblem>> = {
  'no-target': 'no-target', 'target-missing': 'target-missing', 'disk-full': 'disk-full', 'read-only': 'no-access', 'no-access': 'no-access', locked: 'locked', 'backup-not-verified': 'verification-failed', damaged: 'failed', internal: 'failed',
}

/** The reason that is shown for a run that ended with this failure; null where it is one that any channel may have (cancelled, busy, forbidden). */
export function problemOf(failure: { readonly kind: string }): BackupProblem | null {
  return problems[failure.kind] ?? null
}
