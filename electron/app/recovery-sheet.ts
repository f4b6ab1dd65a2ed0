import type { Language, Words } from './words'

/** How the printed sheet looks. */
export const SHEET_STYLE = `
@page { margin: 25mm }
body { font: 12pt/1.5 sans-serif; color: #000; background: #fff; margin: 0 }
h1 { font-size: 20pt; margin: 0 0 12pt }
dt { color: #444; font-size: 10pt }
dd { margin: 0 0 8pt }
.code { font: 700 18pt/1.8 monospace; border: 1pt solid #000; padding: 12pt; overflow-wrap: break-word }
`

export interface RecoverySheet {
  readonly recoveryCode: string
  readonly vaultName: string
  readonly madeOn: string
  readonly words: Words
  readonly language: Language
}

/** The sheet as a page without script. Everything that a person wrote is escaped. */
export function sheetHtml({ recoveryCode, vaultName, madeOn, words, language }: RecoverySheet): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(words.recoveryTitle)}</title><link rel="stylesheet" href="/sheet.css"></head>
<body><h1>${escapeHtml(words.recoveryTitle)}</h1>
<dl><dt>${escapeHtml(words.recoveryVault)}</dt><dd>${escapeHtml(vaultName)}</dd><dt>${escapeHtml(words.recoveryMade)}</dt><dd>${escapeHtml(madeOn)}</dd></dl>
<p class="code">${escapeHtml(recoveryCode)}</p><p>${escapeHtml(words.recoveryAdvice)}</p></body></html>`
}

/** The same as a text file, for saving. */
export function sheetText({ recoveryCode, vaultName, madeOn, words }: RecoverySheet): string {
  return [words.recoveryTitle, '', `${words.recoveryVault}: ${vaultName}`, `${words.recoveryMade}: ${madeOn}`, '', recoveryCode, '', words.recoveryAdvice, ''].join('\n')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
