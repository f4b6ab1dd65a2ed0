import type { Output } from '../../shared/ipc/contract'
import { err, ok } from '../../shared/result'
import type { AppHandlers } from '../ipc/router'
import { writeAtomically } from './atomic-file'
import type { OwnClipboard } from './clipboard'
import type { Dialogs } from './dialogs'
import type { FileTokens } from './file-tokens'
import type { Preferences } from './preferences'
import { sheetText, type RecoverySheet } from './recovery-sheet'
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
  readonly printer: Pick<SheetPrinter, 'print'>
  readonly sheet: (recoveryCode: string, vaultName: string) => RecoverySheet
  readonly sealingKey: () => Promise<Uint8Array | null>
  readonly openExternal: (url: string) => Promise<'opened' | 'declined' | 'refused'>
  readonly reveal: (path: string) => void
}

/** What the window's side answers by itself: one entry for each channel of `shared/app/channels.ts`. Inputs are parsed already. */
export function createAppHandlers(parts: HandlerParts): AppHandlers {
  const { dialogs, tokens, preferences } = parts
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
    'app.printRecoveryCode': async ({ recoveryCode, vaultName }) => ok({ printed: await parts.printer.print(parts.sheet(recoveryCode, vaultName)) }),
    'app.saveRecoveryCode': async ({ recoveryCode, vaultName }) => {
      const sheet = parts.sheet(recoveryCode, vaultName)
      const path = await dialogs.choosePath('recovery-code', `${folderName(`${sheet.words.recoveryTitle} ${vaultName}`)}.txt`)
      if (path === null) return ok({ saved: false })
      const problem = await saveSheet(path, sheetText(sheet))
      return problem === null ? ok({ saved: true }) : err(problem)
    },
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
