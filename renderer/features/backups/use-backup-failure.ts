import { useCallback } from 'react'
import { useText } from '../../i18n/use-text'
import { useVaultFailure } from '../vault/use-vault-failure'
import { problemOf } from './problems'

/** Puts a failure of this page into words: what happened, what is safe, what to do next. */
export function useBackupFailure(): (failure: { readonly kind: string }) => string {
  const { t } = useText()
  const explain = useVaultFailure()
  return useCallback((failure) => {
    if (failure.kind === 'cancelled') return t('backups:cancelled')
    if (failure.kind === 'busy') return t('failures:busy')
    if (failure.kind === 'forbidden') return t('failures:forbidden')
    const problem = problemOf(failure)
    return problem === null ? explain(failure) : t(`backups:problem.${problem}.text`)
  }, [t, explain])
}
