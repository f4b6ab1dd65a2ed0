import type { enPalette } from '../en/palette'
import type { Translated } from '../resources'

export const dePalette: Translated<typeof enPalette> = {
  title: 'Suche',
  placeholder: 'Name, Telefon, E-Mail oder Befehl',
  results: 'Ergebnisse',
  people: 'Personen',
  companies: 'Firmen',
  create: 'Neu',
  go: 'Gehe zu',
  commands: 'Befehle',
  move: 'bewegen', open: 'öffnen', leave: 'zurück',
  searching: 'Suche läuft',
  nothing: 'Nichts gefunden für „{{text}}“. Versuchen Sie es mit einem Teil des Namens, ein paar Ziffern der Telefonnummer oder einem Befehl.',
  found_one: '{{n}} Ergebnis',
  found_other: '{{n}} Ergebnisse',
}
