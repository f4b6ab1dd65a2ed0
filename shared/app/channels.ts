import { z } from 'zod'
import { endpoint } from '../ipc/endpoint'
import { fileToken, nothing, type FileToken } from '../ipc/fields'
import { devicePreferences, type DevicePreferences } from '../settings/channels'

const line = z.string().max(300)

export interface ChosenFile {
  readonly file: FileToken
  /** The last part of the path, and the folder for showing. */
  readonly name: string
  readonly folder: string
}

/** Answered by the window's side of the app, not by the vault engine: dialogs, printing, the look of this device. */
export const appChannels = {
  'app.info': endpoint<{ readonly version: string; readonly runtime: string; readonly engine: 'worker' | 'child' | 'utility'; readonly platform: string; readonly testRuntime: boolean; readonly vaultsFolder: string }>()(nothing, { needs: 'nothing', kind: 'query' }),
  /** Public key of the engine that answers now; the preload script seals secrets for it (`shared/ipc/sealed-channels.ts`). */
  'app.sealingKey': endpoint<{ readonly publicKey: Uint8Array }>()(nothing, { needs: 'nothing', kind: 'query' }),
  'app.chooseFile': endpoint<ChosenFile | null>()(
    z.strictObject({
      purpose: z.enum(['import', 'new-vault', 'open-vault', 'backup-target', 'restore-from', 'restore-into', 'export', 'export-all', 'failures', 'log-export']),
      suggestedName: z.string().max(200),
    }), { needs: 'nothing', kind: 'command' }),
  /** The default folder for a new vault of that name, without a dialog. */
  'app.newVaultFolder': endpoint<ChosenFile>()(z.strictObject({ name: z.string().min(1).max(200), purpose: z.enum(['new-vault', 'restore-into']) }), { needs: 'nothing', kind: 'query' }),
  'app.printRecoveryCode': endpoint<{ readonly printed: boolean }>()(z.strictObject({ recoveryCode: z.string().min(1).max(200), vaultName: z.string().max(200) }), { needs: 'nothing', kind: 'command' }),
  /** A page of the log (`shared/audit/report-page.ts`) through the system's print dialog: words and lines, never markup. */
  'app.printReport': endpoint<{ readonly printed: boolean }>()(z.strictObject({
    words: z.strictObject({
      language: line, title: line, facts: z.array(z.tuple([line, z.string().max(1_000)])).max(20).readonly(), byAction: line, byPerson: line, entries: line,
      columns: z.strictObject({ seq: line, at: line, who: line, what: line, hash: line }), shortened: z.string().max(500), promise: z.string().max(1_000),
    }),
    counts: z.strictObject({ byAction: z.array(z.strictObject({ what: line, n: z.int() })).max(500), byPerson: z.array(z.strictObject({ who: line, n: z.int() })).max(1_000) }),
    lines: z.array(z.strictObject({ seq: z.int(), at: line, who: line, what: z.string().max(2_000), hash: line })).max(5_000),
  }), { needs: 'nothing', kind: 'command' }),
  'app.saveRecoveryCode': endpoint<{ readonly saved: boolean }>()(z.strictObject({ recoveryCode: z.string().min(1).max(200), vaultName: z.string().max(200) }), { needs: 'nothing', kind: 'command' }),
  /** The same for the ten one-use codes of two-step unlock. */
  'app.printOneUseCodes': endpoint<{ readonly printed: boolean }>()(z.strictObject({ codes: z.array(z.string().min(1).max(100)).min(1).max(20), vaultName: z.string().max(200) }), { needs: 'nothing', kind: 'command' }),
  'app.saveOneUseCodes': endpoint<{ readonly saved: boolean }>()(z.strictObject({ codes: z.array(z.string().min(1).max(100)).min(1).max(20), vaultName: z.string().max(200) }), { needs: 'nothing', kind: 'command' }),
  'app.copy': endpoint<null>()(z.strictObject({ text: z.string().max(10_000), secret: z.boolean().optional() }), { needs: 'nothing', kind: 'command' }),
  /** Mail, phone or web, after asking; every other scheme is refused (SECURITY.md E6). */
  'app.openExternal': endpoint<{ readonly opened: boolean }, { readonly kind: 'refused-link' }>()(z.strictObject({ url: z.string().max(4_000) }), { needs: 'nothing', kind: 'command' }),
  /** Shows a file the app itself wrote in the file manager. */
  'app.reveal': endpoint<null>()(z.strictObject({ file: fileToken }), { needs: 'nothing', kind: 'command' }),
  'app.preferences': endpoint<DevicePreferences>()(nothing, { needs: 'nothing', kind: 'query' }),
  'app.setPreferences': endpoint<DevicePreferences>()(devicePreferences.partial(), { needs: 'nothing', kind: 'command' }),
}
