/** The words of a report. `{{n}}`-free: whoever makes the report brings finished sentences. */
export interface ReportWords {
  readonly language: string
  readonly title: string
  readonly facts: readonly (readonly [string, string])[]
  readonly byAction: string
  readonly byPerson: string
  readonly entries: string
  readonly columns: { readonly seq: string; readonly at: string; readonly who: string; readonly what: string; readonly hash: string }
  /** Said when not every entry is listed; empty otherwise. */
  readonly shortened: string
  /** What a reader can and cannot conclude (SECURITY.md A8). */
  readonly promise: string
}

export interface ReportLine {
  readonly seq: number
  readonly at: string
  readonly who: string
  readonly what: string
  readonly hash: string
}

export interface ReportCounts {
  readonly byAction: readonly { readonly what: string; readonly n: number }[]
  readonly byPerson: readonly { readonly who: string; readonly n: number }[]
}

/** How a report looks, on paper first. */
export const REPORT_STYLE = `
@page { margin: 18mm; size: A4 }
body { font: 9.5pt/1.4 sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 190mm; padding: 4mm }
h1 { font-size: 18pt; margin: 0 0 6pt } h2 { font-size: 12pt; margin: 14pt 0 4pt; break-after: avoid }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2pt 10pt; margin: 0 } dt { color: #444 } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
th, td { text-align: start; vertical-align: top; padding: 2pt 8pt 2pt 0; border-bottom: .5pt solid #bbb; overflow-wrap: anywhere }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap } td.h { font: 7pt monospace; color: #444 }
.counts { display: grid; grid-template-columns: 2fr 1fr; gap: 16pt } footer { margin-top: 12pt; color: #444; font-size: 8.5pt }
`

/** A report as one page without script or outside resource: everything that comes from the log is escaped. `style` is a stylesheet's address, or null to hold the style itself. */
export function reportHtml(words: ReportWords, counts: ReportCounts, lines: readonly ReportLine[], style: string | null): string {
  const { columns } = words
  const head = style === null ? `<style>${REPORT_STYLE}</style>` : `<link rel="stylesheet" href="${escapeHtml(style)}">`
  const rows = lines.map(({ seq, at, who, what, hash }) => `<tr><td class="n">${String(seq)}</td><td>${escapeHtml(at)}</td><td>${escapeHtml(who)}</td><td>${escapeHtml(what)}</td><td class="h">${escapeHtml(hash)}</td></tr>`)
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}"><head><meta charset="utf-8"><title>${escapeHtml(words.title)}</title>${head}</head>
<body><h1>${escapeHtml(words.title)}</h1>
<dl>${words.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>
<div class="counts"><section><h2>${escapeHtml(words.byAction)}</h2>${countTable(counts.byAction.map(({ what, n }) => [what, n]))}</section><section><h2>${escapeHtml(words.byPerson)}</h2>${countTable(counts.byPerson.map(({ who, n }) => [who, n]))}</section></div>
<h2>${escapeHtml(words.entries)}</h2>${words.shortened === '' ? '' : `<p>${escapeHtml(words.shortened)}</p>`}
<table><thead><tr><th class="n">${escapeHtml(columns.seq)}</th><th>${escapeHtml(columns.at)}</th><th>${escapeHtml(columns.who)}</th><th>${escapeHtml(columns.what)}</th><th>${escapeHtml(columns.hash)}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
<footer><p>${escapeHtml(words.promise)}</p></footer></body></html>
`
}

function countTable(rows: readonly (readonly [string, number])[]): string {
  return `<table><tbody>${rows.map(([name, n]) => `<tr><td>${escapeHtml(name)}</td><td class="n">${String(n)}</td></tr>`).join('')}</tbody></table>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
