import type { enUi } from '../en/ui'
import type { Translated } from '../resources'

export const deUi: Translated<typeof enUi> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  save: 'Speichern',
  clear: 'Leeren',
  optional: 'freiwillig',
  loading: 'Wird geladen',
  field: {
    reveal: 'Passphrase zeigen',
    conceal: 'Passphrase verbergen',
    capsLock: 'Die Feststelltaste ist an',
  },
  select: { placeholder: 'Auswählen', noMatch: 'Nichts gefunden' },
  tag: { remove: 'Schlagwort {{tag}} entfernen' },
  date: {
    hint: 'Zum Beispiel {{example}}',
    hintYearless: 'Zum Beispiel {{example}}, ohne Jahr {{yearless}}',
    notADate: 'Das ist kein Datum. Schreiben Sie es so: {{example}}.',
  },
  strength: { label: 'Stärke', s0: 'Sehr schwach', s1: 'Schwach', s2: 'Mittel', s3: 'Gut', s4: 'Stark' },
  progress: { of: '{{done}} von {{total}}' },
  tone: { info: 'Hinweis', success: 'Erledigt', warning: 'Achtung', danger: 'Problem' },
  split: { resize: 'Breite der Liste' },
  toast: { region: 'Mitteilungen' },
  grid: {
    selectAllLoaded: 'Alle auswählen',
    columns: 'Spalten',
    chooseColumns: 'Spalten auswählen',
    width: 'Breite von {{title}}',
    rows_one: '{{n}} Zeile',
    rows_other: '{{n}} Zeilen',
  },
  selection: {
    count_one: '{{n}} ausgewählt',
    count_other: '{{n}} ausgewählt',
    selectAll_one: 'Das einzige Ergebnis auswählen',
    selectAll_other: 'Alle {{n}} Ergebnisse auswählen',
    allSelected_one: 'Das einzige Ergebnis ist ausgewählt',
    allSelected_other: 'Alle {{n}} Ergebnisse sind ausgewählt',
    clear: 'Auswahl aufheben',
    bar: 'Auswahl',
  },
}
