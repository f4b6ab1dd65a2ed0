import type { Language, Words } from './words'

/** How the printed sheet looks. */
export const SHEET_STYLE = `
@page { margin: 25mm }
body { font: 12pt/1.5 sans-serif; color: #000; background: #fff; margin: 0 }
h1 { font-size: 20pt; margin: 0 0 12pt }
dt { color: #444; font-size: 10pt }
dd { margin: 0 0 8pt }
.code { font: 700 18pt/1.8 monospace; border: 1pt solid #000; padding: 12pt; overflow-wrap: break-word; white-space: pre-line }
`

/** A sheet with the recovery code of a vault, or with the one-use codes of a person. */
export interface RecoverySheet {
  readonly kind: 'recovery' | 'one-use'
  /** One code, or one on each line. */
  readonly recoveryCode: string
  readonly vaultName: string
  readonly madeOn: string
  readonly words: Words
  readonly language: Language
}

/** The sheet as a page without script. Everything that a person wrote is escaped. */
export function sheetHtml(sheet: RecoverySheet): string {
  const { recoveryCode, vaultName, madeOn, words, language } = sheet
  const { title, advice } = wordsOf(sheet)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/sheet.css"></head>
<body><h1>${escapeHtml(title)}</h1>
<dl><dt>${escapeHtml(words.recoveryVault)}</dt><dd>${escapeHtml(vaultName)}</dd><dt>${escapeHtml(words.recoveryMade)}</dt><dd>${escapeHtml(madeOn)}</dd></dl>
<p class="code">${escapeHtml(recoveryCode)}</p><p>${escapeHtml(advice)}</p></body></html>`
}

/** The same as a text file, for saving. */
export function sheetText(sheet: RecoverySheet): string {
  const { recoveryCode, vaultName, madeOn, words } = sheet
  const { title, advice } = wordsOf(sheet)
  return [title, '', `${words.recoveryVault}: ${vaultName}`, `${words.recoveryMade}: ${madeOn}`, '', recoveryCode, '', advice, ''].join('\n')
}

/** What the sheet is called, also as a file, and what to do with it. */
export function wordsOf({ kind, words }: Pick<RecoverySheet, 'kind' | 'words'>): { readonly title: string; readonly advice: string } {
  return kind === 'recovery' ? { title: words.recoveryTitle, advice: words.recoveryAdvice } : { title: words.oneUseTitle, advice: words.oneUseAdvice }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
