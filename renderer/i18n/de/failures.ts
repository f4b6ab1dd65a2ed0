import type { enFailures } from '../en/failures'
import type { Translated } from '../resources'

export const deFailures: Translated<typeof enFailures> = {
  invalidInput: 'Einige Angaben sind so nicht brauchbar. Es wurde nichts gespeichert. Bitte prüfen Sie die markierten Stellen.',
  locked: 'Der Tresor ist gesperrt. Es wurde nichts verändert. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  forbidden: 'Ihre Rolle erlaubt das nicht. Es wurde nichts verändert. Wenden Sie sich an einen Administrator.',
  busy: 'Der Tresor ist gerade länger beschäftigt. Es wurde nichts verändert. Versuchen Sie es danach noch einmal.',
  cancelled: 'Abgebrochen. Es wurde nichts verändert.',
  diskFull: 'Der Datenträger ist voll. Es wurde nichts verändert. Schaffen Sie etwas Platz und versuchen Sie es noch einmal.',
  readOnly: 'In den Ordner des Tresors lässt sich nicht schreiben. Es wurde nichts verändert. Prüfen Sie die Zugriffsrechte.',
  damagedVault: 'Ein Teil des Tresors ist beschädigt. Er wurde genau so gelassen, wie er ist. Stellen Sie ihn aus einer Sicherung wieder her.',
  damagedLog: 'Das Protokoll ist beschädigt. Es wurde genau so gelassen, wie es ist. Prüfen Sie es auf der Seite Protokoll.',
  damagedFile: 'Die Datei ist beschädigt und ließ sich nicht lesen. Ihr Tresor wurde nicht verändert.',
  notFound: 'Diesen Eintrag gibt es hier nicht mehr. Vielleicht wurde er gelöscht; sehen Sie im Papierkorb nach.',
  internal: 'In Satchel ist etwas schiefgegangen. Ihr Tresor ist sicher. Einzelheiten stehen im lokalen Logbuch unter {{incident}}.',
}
