import type { enShell } from '../en/shell'
import type { Translated } from '../resources'

export const deShell: Translated<typeof enShell> = {
  nav: { people: 'Personen', companies: 'Firmen', import: 'Import', bin: 'Papierkorb', log: 'Protokoll', backups: 'Sicherungen', settings: 'Einstellungen' },
  rail: { label: 'Hauptbereiche', narrow: 'Seitenleiste schmal machen', widen: 'Seitenleiste breit machen' },
  role: { administrator: 'Administrator' },
  back: 'Zurück',
  forward: 'Vorwärts',
  search: 'Personen, Firmen und Befehle suchen',
  add: 'Neu',
  lock: 'Sperren',
  status: {
    label: 'Tresor',
    damaged: 'Die Tresordatei ist beschädigt',
    findings: 'Beim Öffnen fiel etwas auf',
    noBackup: 'Noch keine Sicherung',
    backedUp: 'Gesichert {{when}}',
    backedUpNow: 'Gerade gesichert',
    locksIn: 'Sperrt in {{time}}',
    hereOnly: 'Nicht synchronisiert',
    hereOnlyDetail: 'Dieser Tresor liegt auf diesem Rechner und in seinen Sicherungen.',
  },
  undo: {
    nothing: 'Es gibt nichts rückgängig zu machen.',
    done: 'Rückgängig gemacht: {{what}}',
    failed: 'Das ließ sich nicht rückgängig machen. Es wurde nichts verändert.',
    kept_one: 'Rückgängig gemacht, bis auf {{n}} Eintrag, der seither geändert wurde.',
    kept_other: 'Rückgängig gemacht, bis auf {{n}} Einträge, die seither geändert wurden.',
  },
  broken: {
    title: 'Auf dieser Seite ist etwas schiefgegangen',
    text: 'Ihr Tresor ist sicher: Was gespeichert war, bleibt gespeichert. Öffnen Sie die Seite noch einmal. Passiert es wieder, sperren Sie den Tresor und entsperren Sie ihn.',
    again: 'Noch einmal öffnen',
  },
}
