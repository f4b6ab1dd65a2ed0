import { useCallback } from 'react'
import { useText } from '../../i18n/use-text'

const known = ['work', 'home', 'mobile', 'main', 'fax', 'other'] as const

/** The kind of an email, phone or address in the person's language where it is a common one; any other as it was written. */
export function useLabelText(): (label: string) => string {
  const { t } = useText()
  return useCallback((label) => {
    const common = known.find((name) => name === label.toLowerCase())
    return common === undefined ? label : t(`records:labels.${common}`)
  }, [t])
}
