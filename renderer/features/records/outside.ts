import { useCallback } from 'react'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { notify } from '../../ui/toast'

export const mailUrl = (address: string): string => `mailto:${address}`
export const phoneUrl = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`
/** A page written without its scheme, as people do, is on https. */
export const pageUrl = (link: string): string => (/^[a-z]+:/i.test(link) ? link : `https://${link}`)

/** Opens mail, phone or web outside the app. The main process asks first and refuses everything else. */
export function useOutside(): (url: string) => void {
  const { t } = useText()
  return useCallback((url) => {
    void call('app.openExternal', { url }).then((answer) => {
      if (!answer.ok) notify({ text: ({ t }) => t('records:linkRefused'), tone: 'warning' })
    })
  }, [t])
}
