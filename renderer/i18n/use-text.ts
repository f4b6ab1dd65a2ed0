import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './format'
import type { TextKey } from './resources'
import { languages, localeFor, type Language } from './setup'

/** Looks a sentence up. `values` fill its {{places}}; `count` chooses singular or plural. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export interface Text {
  readonly t: Translate
  readonly format: Format
  readonly language: Language
}

/** A sentence that is put into words where it is shown: one that stands while the language is changed follows it. */
export type Say = (text: Pick<Text, 't' | 'format'>) => string

/** Words and formats in the language shown now; the component renders again when it changes. */
export function useText(): Text {
  const { i18n } = useTranslation()
  const language = languages.find((known) => known === i18n.language) ?? 'en'
  return useMemo(() => {
    const format = createFormat(localeFor(language, navigator.languages))
    const t: Translate = (key, values) => i18n.t(key, spell(values, format))
    return { t, format, language }
    // i18n is one object for ever: only its language makes the words different.
  }, [i18n, language])
}

/** A count is written with its thousands: the number chooses the plural, `n` is what is shown. */
function spell(values: Readonly<Record<string, string | number>> | undefined, format: Format): Record<string, string | number> {
  if (values === undefined) return {}
  const count = values['count']
  return typeof count === 'number' ? { n: format.number(count), ...values } : { ...values }
}
