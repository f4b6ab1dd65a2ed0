import { getCountries } from 'libphonenumber-js/min'
import type { Option } from '../../ui/select'

/** Countries that have telephone numbers, by their name in the language shown. */
export function countryOptions(locale: string, none: string): readonly Option<string>[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const options: Option<string>[] = getCountries().map((code) => ({ key: code, text: names.of(code) ?? code, detail: code }))
  return [{ key: NO_COUNTRY, text: none }, ...options.sort((one, other) => one.text.localeCompare(other.text, locale))]
}

/** The option that stands for no country; a key may not be empty. */
export const NO_COUNTRY = 'none'
