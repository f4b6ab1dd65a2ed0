import { reportHtml } from '../../shared/audit/report-page'
import type { Output } from '../../shared/ipc/contract'
import { err, ok, type Result } from '../../shared/result'
import type { SheetMade } from '../engine/messages'
import type { AppHandlers } from '../ipc/router'
import { writeAtomically } from './atomic-file'
import type { OwnClipboard } from './clipboard'
import type { Dialogs } from './dialogs'
import type { FileTokens } from './file-tokens'
import type { Preferences } from './preferences'
import { sheetText, wordsOf, type RecoverySheet } from './recovery-sheet'
import type { SheetPrinter } from './sheet-printer'
import { folderName, freshFolder } from './vault-folders'

export interface HandlerParts {
  readonly info: () => Output<'app.info'>
  readonly vaultsFolder: string
  readonly dialogs: Dialogs
  readonly tokens: FileTokens
  readonly clipboard: OwnClipboard
  readonly preferences: Preferences
  readonly onPreferences: () => void
  readonly printer: Pick<SheetPrinter, 'print' | 'printPage'>
  readonly sheet: (kind: RecoverySheet['kind'], recoveryCode: string, vaultName: string) => RecoverySheet
  /** Told when a sheet of codes was printed, and before one is saved: the log keeps it. */
  readonly sheetMade: (made: SheetMade) => Promise<unknown>
  readonly sealingKey: () => Promise<Uint8Array | null>
  readonly openExternal: (url: string) => Promise<'opened' | 'declined' | 'refused'>
  readonly reveal: (path: string) => void
}

/** What the window's side answers by itself: one entry for each channel of `shared/app/channels.ts`. Inputs are parsed already. */
export function createAppHandlers(parts: HandlerParts): AppHandlers {
  const { dialogs, tokens, preferences } = parts
  const save = async (purpose: SheetMade['sheet'], sheet: RecoverySheet): Promise<Result<{ readonly saved: boolean }, SaveProblem>> => {
    const path = await dialogs.choosePath(purpose, `${folderName(`${wordsOf(sheet).title} ${sheet.vaultName}`)}.txt`)
    if (path === null) return ok({ saved: false })
    await parts.sheetMade({ sheet: purpose, how: 'saved' })
    const problem = await saveSheet(path, sheetText(sheet))
    return problem === null ? ok({ saved: true }) : err(problem)
  }
  const print = async (purpose: SheetMade['sheet'], sheet: RecoverySheet): Promise<Result<{ readonly printed: boolean }, never>> => {
    const printed = await parts.printer.print(sheet)
    if (printed) await parts.sheetMade({ sheet: purpose, how: 'printed' })
    return ok({ printed })
  }
  return {
    'app.info': () => Promise.resolve(ok(parts.info())),
    'app.sealingKey': async () => {
      const publicKey = await parts.sealingKey()
      return publicKey === null ? err({ kind: 'internal', incidentId: 'engine' }) : ok({ publicKey })
    },
    'app.chooseFile': async ({ purpose, suggestedName }) => {
      const path = await dialogs.choosePath(purpose, suggestedName)
      return ok(path === null ? null : await tokens.issue(path))
    },
    'app.newVaultFolder': async ({ name }) => ok(await tokens.issue(freshFolder(parts.vaultsFolder, name))),
    'app.printRecoveryCode': ({ recoveryCode, vaultName }) => print('recovery-code', parts.sheet('recovery', recoveryCode, vaultName)),
    'app.saveRecoveryCode': ({ recoveryCode, vaultName }) => save('recovery-code', parts.sheet('recovery', recoveryCode, vaultName)),
    'app.printOneUseCodes': ({ codes, vaultName }) => print('one-use-codes', parts.sheet('one-use', codes.join('\n'), vaultName)),
    'app.saveOneUseCodes': ({ codes, vaultName }) => save('one-use-codes', parts.sheet('one-use', codes.join('\n'), vaultName)),
    'app.printReport': async ({ words, counts, lines }) => ok({ printed: await parts.printer.printPage(reportHtml(words, counts, lines, '/report.css')) }),
    'app.copy': async ({ text, secret }) => {
      await parts.clipboard.copy(text, secret)
      return ok(null)
    },
    'app.openExternal': async ({ url }) => {
      const outcome = await parts.openExternal(url)
      return outcome === 'refused' ? err({ kind: 'refused-link' }) : ok({ opened: outcome === 'opened' })
    },
    'app.reveal': ({ file }) => {
      const path = tokens.pathOf(file)
      if (path === null) return Promise.resolve(err({ kind: 'not-found' }))
      parts.reveal(path)
      return Promise.resolve(ok(null))
    },
    'app.preferences': () => Promise.resolve(ok(preferences.get())),
    'app.setPreferences': async (changed) => {
      const now = await preferences.set(changed)
      parts.onPreferences()
      return ok(now)
    }
  }
}

type SaveProblem = { readonly kind: 'disk-full' } | { readonly kind: 'read-only'; readonly path: string }

/** A full disk or a place that may not be written is the person's to solve; anything else is ours. */
async function saveSheet(path: string, text: string): Promise<SaveProblem | null> {
  try {
    await writeAtomically(path, text)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full' }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'read-only', path }
    throw error
  }
}
