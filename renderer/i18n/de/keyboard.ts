import type { enKeyboard } from '../en/keyboard'
import type { Translated } from '../resources'

export const deKeyboard: Translated<typeof enKeyboard> = {
  title: 'Tastatur',
  group: { anywhere: 'Überall', go: 'Gehe zu', list: 'In einer Liste' },
  palette: 'Suchen',
  create: 'Neuer Eintrag',
  edit: 'Bearbeiten',
  filter: 'Liste filtern',
  undo: 'Rückgängig machen',
  redo: 'Wiederholen',
  lock: 'Tresor sperren',
  back: 'Zurück',
  forward: 'Vorwärts',
  notices: 'Zu den Mitteilungen und zurück',
  help: 'Alle Tasten zeigen',
  move: 'Auf und ab bewegen',
  page: 'Eine Seite auf und ab',
  ends: 'Zur ersten und letzten Zeile',
  open: 'Öffnen',
  select: 'Zeile auswählen',
  range: 'Mehrere Zeilen auswählen',
  all: 'Alle Ergebnisse auswählen',
  none: 'Auswahl aufheben',
  sort: 'Aus der ersten Zeile: zu den Spaltentiteln',
  key: { mod: 'Strg', shift: 'Umschalt', alt: 'Alt', enter: 'Eingabe', esc: 'Esc', space: 'Leertaste', pageUp: 'Bild ↑', pageDown: 'Bild ↓', home: 'Pos1', end: 'Ende' },
}
