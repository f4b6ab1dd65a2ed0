import { useCallback } from 'react'
import { useText } from '../../i18n/use-text'
import { useVaultFailure } from '../vault/use-vault-failure'

/** Puts a failure of the second step into words; what has to do with the passphrase or the vault is said as at unlock. */
export function useFactorFailure(): (failure: { readonly kind: string }) => string {
  const { t, format } = useText()
  const others = useVaultFailure()
  return useCallback((failure) => {
    switch (failure.kind) {
      case 'second-factor-refused':
        return t(`twoStep:refused.${reasonOf(failure, ['malformed', 'wrong', 'replayed', 'too-late'])}`)
      case 'one-use-code-refused':
        return t(`twoStep:oneUse.refused.${reasonOf(failure, ['mistyped', 'unknown', 'used', 'used-before'])}`)
      case 'second-factor-wait':
        return t('twoStep:waitShort')
      case 'clock-set-back':
        return t('twoStep:clockBack', { time: format.duration('behindMs' in failure && typeof failure.behindMs === 'number' ? failure.behindMs : 0) })
      case 'second-factor-needed':
        return t('twoStep:needed')
      case 'second-factor-on': case 'second-factor-off':
        return t('twoStep:changedMeanwhile')
      default:
        return others(failure)
    }
  }, [t, format, others])
}

function reasonOf<const R extends string>(failure: object, reasons: readonly [R, ...R[]]): R {
  const reason = 'reason' in failure ? failure.reason : undefined
  return reasons.find((one) => one === reason) ?? reasons[0]
}
