import { BrowserWindow } from 'electron'
import { REPORT_STYLE } from '../../shared/audit/report-page'
import { PAGE_SCHEME } from '../ipc/sender'
import { securityHeaders, SHEET_POLICY } from './content-policy'
import { SHEET_STYLE, sheetHtml, type RecoverySheet } from './recovery-sheet'
import { sheetPreferences } from './window-options'

const SHEET_HOST = 'recovery-sheet'

export interface SheetPrinter {
  /** Answers our scheme for the sheet being printed; null for everything else. */
  readonly serve: (url: URL) => Response | null
  /** Asks with the system's print dialog; false when the person or the printer said no. */
  print(sheet: RecoverySheet): Promise<boolean>
  /** The same for any page without script; its styles are `/sheet.css` or `/report.css`. */
  printPage(html: string): Promise<boolean>
}

/** Prints from a hidden, sandboxed page that lives only as long as the dialog. `newToken` makes its address unguessable. */
export function createSheetPrinter(newToken: () => string): SheetPrinter {
  const sheets = new Map<string, string>()
  return {
    serve: (url) => {
      if (url.host !== SHEET_HOST) return null
      if (url.pathname === '/sheet.css') return new Response(SHEET_STYLE, { headers: securityHeaders('text/css; charset=utf-8', SHEET_POLICY) })
      if (url.pathname === '/report.css') return new Response(REPORT_STYLE, { headers: securityHeaders('text/css; charset=utf-8', SHEET_POLICY) })
      const html = sheets.get(url.pathname.slice(1))
      return html === undefined ? null : new Response(html, { headers: securityHeaders('text/html; charset=utf-8', SHEET_POLICY) })
    },
    print: (sheet) => printPage(sheetHtml(sheet)),
    printPage,
  }

  async function printPage(html: string): Promise<boolean> {
    const token = newToken()
    sheets.set(token, html)
    const window = new BrowserWindow({ show: false, webPreferences: sheetPreferences() })
    try {
      await window.loadURL(`${PAGE_SCHEME}://${SHEET_HOST}/${token}`)
      return await new Promise<boolean>((resolve) => window.webContents.print({ silent: false, printBackground: false }, (printed) => resolve(printed)))
    } finally {
      sheets.delete(token)
      window.destroy()
    }
  }
}
