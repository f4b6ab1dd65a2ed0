import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { english, german } from './resources'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** Starts the translations. Everything is in the bundle, so the first paint has its words. */
export function setUpText(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    ns: Object.keys(english),
    defaultNS: false,
    resources: { en: english, de: german },
    // React escapes what it renders; twice would show &amp; to people.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  showLanguage(language)
  return i18next
}

/** Changes the language of everything on screen at once. */
export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language)
  showLanguage(language)
}

/** The language a preference stands for: `system` follows the desktop, English where it has none of ours. */
export function languageFor(preference: Language | 'system', desktop: readonly string[]): Language {
  if (preference !== 'system') return preference
  for (const wanted of desktop) {
    const found = languages.find((language) => wanted === language || wanted.startsWith(`${language}-`))
    if (found !== undefined) return found
  }
  return 'en'
}

/** The locale for numbers and dates: the desktop's own region (`de-AT`, `en-GB`) where it speaks the language shown. */
export function localeFor(language: Language, desktop: readonly string[]): string {
  return desktop.find((wanted) => wanted.startsWith(`${language}-`)) ?? language
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = 'ltr'
}
