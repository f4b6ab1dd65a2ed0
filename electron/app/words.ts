/** The texts of the menu, the system's dialogs and the printed sheet. The page has its own; these exist before any page does. */
const english = {
  file: 'File', edit: 'Edit', view: 'View', window: 'Window',
  lock: 'Lock', quit: 'Quit Satchel',
  undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', pastePlain: 'Paste without formatting', selectAll: 'Select all',
  actualSize: 'Actual size', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fullScreen: 'Full screen', minimise: 'Minimise', close: 'Close window',
  chooseImport: 'Choose a file to import', chooseNewVault: 'Choose a folder for the new vault', chooseVault: 'Choose the folder of a vault',
  chooseBackupTarget: 'Choose a folder for backups', chooseRestoreFrom: 'Choose the folder that holds the backup', chooseRestoreInto: 'Choose a folder to restore into',
  saveExport: 'Save the export', chooseExportAll: 'Choose a folder for the export', saveFailures: 'Save the rows that failed', saveLog: 'Save the audit log',
  saveRecovery: 'Save the recovery code', saveOneUse: 'Save the one-use codes', choose: 'Choose', save: 'Save', contactFiles: 'Contact files', allFiles: 'All files', textFiles: 'Text files',
  openLink: { web: 'Open this page in your browser?', mail: 'Write to this address in your mail program?', phone: 'Call this number?' },
  open: 'Open', cancel: 'Cancel',
  workRunning: 'Something is still running.', workRunningDetail: 'If you quit now it stops and leaves the vault as it was before.', quitAnyway: 'Stop it and quit', keepRunning: 'Keep it running',
  engineFailed: 'Satchel cannot start its vault engine.', engineFailedDetail: 'Your vault was not touched. Start Satchel again; if this keeps happening, restart the computer, then install Satchel again over the old one.',
  backupFailed: 'The backup did not work', backupFailedDetail: 'Satchel tries again by itself. Open it to see why.',
  backupOverdue: 'The last backup is too old', backupOverdueDetail: 'Connect the place where backups go, or open Satchel to see why there is no newer one.',
  alertRaised: 'Satchel: something needs your attention', alertRaisedDetail: 'Open Satchel to see what was noticed and what to do.',
  recoveryTitle: 'Satchel recovery code', recoveryVault: 'Vault', recoveryMade: 'Made on',
  recoveryAdvice: 'This code opens the vault and every backup of it, on any computer, without a passphrase. Keep it where you keep your passport, away from the computer. Who has it can read everything. A later code replaces it.',
  oneUseTitle: 'Satchel one-use codes',
  oneUseAdvice: 'Each code opens the second step of unlocking once, when the phone is lost. Keep them away from the computer and from the phone. Newer ones replace them.'
}
export type Words = typeof english

const german: Words = {
  file: 'Datei', edit: 'Bearbeiten', view: 'Ansicht', window: 'Fenster',
  lock: 'Sperren', quit: 'Satchel beenden',
  undo: 'Rückgängig', redo: 'Wiederholen', cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen', pastePlain: 'Ohne Formatierung einfügen', selectAll: 'Alles auswählen',
  actualSize: 'Originalgröße', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fullScreen: 'Vollbild', minimise: 'Minimieren', close: 'Fenster schließen',
  chooseImport: 'Datei zum Importieren wählen', chooseNewVault: 'Ordner für den neuen Tresor wählen', chooseVault: 'Ordner eines Tresors wählen',
  chooseBackupTarget: 'Ordner für Sicherungen wählen', chooseRestoreFrom: 'Ordner mit der Sicherung wählen', chooseRestoreInto: 'Ordner für die Wiederherstellung wählen',
  saveExport: 'Export speichern', chooseExportAll: 'Ordner für den Export wählen', saveFailures: 'Fehlgeschlagene Zeilen speichern', saveLog: 'Protokoll speichern',
  saveRecovery: 'Wiederherstellungscode speichern', saveOneUse: 'Einmalcodes speichern', choose: 'Wählen', save: 'Speichern', contactFiles: 'Kontaktdateien', allFiles: 'Alle Dateien', textFiles: 'Textdateien',
  openLink: { web: 'Diese Seite im Browser öffnen?', mail: 'Im Mailprogramm an diese Adresse schreiben?', phone: 'Diese Nummer anrufen?' },
  open: 'Öffnen', cancel: 'Abbrechen',
  workRunning: 'Es läuft noch etwas.', workRunningDetail: 'Wenn Sie jetzt beenden, wird es abgebrochen und der Tresor bleibt, wie er vorher war.', quitAnyway: 'Abbrechen und beenden', keepRunning: 'Weiterlaufen lassen',
  engineFailed: 'Satchel kann seinen Tresor-Dienst nicht starten.', engineFailedDetail: 'Ihr Tresor wurde nicht angerührt. Starten Sie Satchel neu; hilft das nicht, starten Sie den Computer neu und installieren Sie Satchel dann erneut über die alte Fassung.',
  backupFailed: 'Die Sicherung hat nicht geklappt', backupFailedDetail: 'Satchel versucht es von selbst noch einmal. Öffnen Sie es, um den Grund zu sehen.',
  backupOverdue: 'Die letzte Sicherung ist zu alt', backupOverdueDetail: 'Schließen Sie den Ort für Sicherungen an, oder öffnen Sie Satchel, um zu sehen, warum es keine neuere gibt.',
  alertRaised: 'Satchel: Etwas braucht Ihre Aufmerksamkeit', alertRaisedDetail: 'Öffnen Sie Satchel, um zu sehen, was aufgefallen ist und was zu tun ist.',
  recoveryTitle: 'Satchel-Wiederherstellungscode', recoveryVault: 'Tresor', recoveryMade: 'Erstellt am',
  recoveryAdvice: 'Dieser Code öffnet den Tresor und jede seiner Sicherungen, auf jedem Computer und ohne Passphrase. Bewahren Sie ihn dort auf, wo Ihr Reisepass liegt, nicht beim Computer. Wer ihn hat, kann alles lesen. Ein späterer Code ersetzt ihn.',
  oneUseTitle: 'Satchel-Einmalcodes',
  oneUseAdvice: 'Jeder Code öffnet einmal den zweiten Schritt des Entsperrens, wenn das Telefon fehlt. Bewahren Sie sie fern vom Computer und vom Telefon auf. Neuere ersetzen sie.'
}

export type Language = 'en' | 'de'

/** The language to speak: the one chosen, else the first of the system's that we know, else English. */
export function chooseLanguage(preference: 'system' | Language, systemLanguages: readonly string[]): Language {
  if (preference !== 'system') return preference
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split(/[-_]/)[0]
    if (language === 'en' || language === 'de') return language
  }
  return 'en'
}

/** All texts of one language. */
export function wordsIn(language: Language): Words {
  return language === 'de' ? german : english
}
