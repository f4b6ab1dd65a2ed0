import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { BaseWindow, Dialog, FileFilter } from 'electron'
import { z } from 'zod'
import type { Input } from '../../shared/ipc/contract'
import { emptyFolderAt } from './vault-folders'
import type { Words } from './words'

export type Purpose = Input<'app.chooseFile'>['purpose'] | 'recovery-code' | 'one-use-codes'

export interface Dialogs {
  /** The path a person chose for a purpose, or null when they changed their mind. */
  choosePath(purpose: Purpose, suggestedName: string): Promise<string | null>
}

interface Question {
  readonly ask: 'file' | 'folder' | 'fresh-folder' | 'save'
  readonly title: keyof Words & ('chooseImport' | 'chooseNewVault' | 'chooseVault' | 'chooseBackupTarget' | 'chooseRestoreFrom' | 'chooseRestoreInto' | 'saveExport' | 'chooseExportAll' | 'saveFailures' | 'saveLog' | 'saveRecovery' | 'saveOneUse')
}

const QUESTIONS: Readonly<Record<Purpose, Question>> = {
  'import': { ask: 'file', title: 'chooseImport' },
  'new-vault': { ask: 'fresh-folder', title: 'chooseNewVault' },
  'open-vault': { ask: 'folder', title: 'chooseVault' },
  'backup-target': { ask: 'folder', title: 'chooseBackupTarget' },
  'restore-from': { ask: 'folder', title: 'chooseRestoreFrom' },
  'restore-into': { ask: 'fresh-folder', title: 'chooseRestoreInto' },
  'export': { ask: 'save', title: 'saveExport' },
  'export-all': { ask: 'fresh-folder', title: 'chooseExportAll' },
  'failures': { ask: 'save', title: 'saveFailures' },
  'log-export': { ask: 'save', title: 'saveLog' },
  'recovery-code': { ask: 'save', title: 'saveRecovery' },
  'one-use-codes': { ask: 'save', title: 'saveOneUse' }
}

/** The system's own dialogs, in front of our window. */
export function systemDialogs(dialog: Dialog, frame: () => BaseWindow, words: () => Words): Dialogs {
  return {
    choosePath: async (purpose, suggestedName) => {
      const { ask, title } = QUESTIONS[purpose]
      const texts = words()
      if (ask === 'save') {
        const options = { title: texts[title], buttonLabel: texts.save, defaultPath: suggestedName, filters: saveFilters(suggestedName, texts) }
        const { canceled, filePath } = await dialog.showSaveDialog(frame(), { ...options, properties: ['showOverwriteConfirmation', 'createDirectory'] })
        return canceled || filePath === '' ? null : filePath
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(frame(), {
        title: texts[title],
        buttonLabel: texts.choose,
        filters: ask === 'file' ? importFilters(texts) : [],
        properties: ask === 'file' ? ['openFile'] : ['openDirectory', 'createDirectory', 'promptToCreate']
      })
      const path = filePaths[0]
      if (canceled || path === undefined) return null
      return ask === 'fresh-folder' ? emptyFolderAt(path, suggestedName) : path
    }
  }
}

const planned = z.record(z.string(), z.string().nullable())

/**
 * Instead of dialogs, which nobody can press in a test: a JSON file from purpose to path, read again at each question.
 * Never used in a package.
 */
export function plannedDialogs(planFile: string): Dialogs {
  return {
    choosePath: async (purpose, suggestedName) => {
      const path = planned.parse(JSON.parse(readFileSync(planFile, 'utf8')))[purpose] ?? null
      return path !== null && QUESTIONS[purpose].ask === 'fresh-folder' ? emptyFolderAt(path, suggestedName) : path
    }
  }
}

function importFilters(words: Words): FileFilter[] {
  return [{ name: words.contactFiles, extensions: ['csv', 'tsv', 'txt', 'vcf', 'vcard'] }, { name: words.allFiles, extensions: ['*'] }]
}

function saveFilters(suggestedName: string, words: Words): FileFilter[] {
  const extension = extname(suggestedName).slice(1)
  if (extension === '') return []
  return [{ name: extension === 'txt' ? words.textFiles : extension.toUpperCase(), extensions: [extension] }, { name: words.allFiles, extensions: ['*'] }]
}
