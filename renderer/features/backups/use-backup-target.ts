import { useCallback } from 'react'
import type { Failure } from '../../../shared/ipc/contract'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { useCommand } from '../../ipc/use-command'
import { notify } from '../../ui/toast'

export interface BackupTargetCommand {
  /** Asks for a folder and sets it; nothing when the person thinks better of it. */
  choose(everyHours: number): Promise<void>
  setEvery(everyHours: number): Promise<void>
  readonly isRunning: boolean
  readonly failure: Failure<'backup.setTarget'> | null
}

/** Where backups go and how often, as the page changes them. */
export function useBackupTarget(): BackupTargetCommand {
  const { t } = useText()
  const { run, isRunning, failure } = useCommand('backup.setTarget')
  const choose = useCallback(async (everyHours: number) => {
    const chosen = await call('app.chooseFile', { purpose: 'backup-target', suggestedName: '' })
    if (!chosen.ok || chosen.value === null) return
    const answer = await run({ target: chosen.value.file, everyHours })
    if (answer.ok) notify({ text: ({ t }) => t('backups:target.saved'), tone: 'success' })
  }, [run, t])
  const setEvery = useCallback(async (everyHours: number) => {
    await run({ everyHours })
  }, [run])
  return { choose, setEvery, isRunning, failure }
}
