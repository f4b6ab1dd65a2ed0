import type { enImporting } from '../en/importing'
import type { Translated } from '../resources'

export const deImporting: Translated<typeof enImporting> = {
  title: 'Import',
  step: { file: 'Datei', reading: 'So wird sie gelesen', columns: 'Spalten', check: 'Prüfen', result: 'Fertig' },
  drop: {
    title: 'Datei hier ablegen', text: 'CSV, TSV oder vCard aus Google, Outlook, HubSpot, Salesforce, Pipedrive, Thunderbird, LinkedIn oder etwas anderem. Geschrieben wird erst, wenn Sie es sagen.',
    over: 'Loslassen, um sie zu lesen', choose: 'Datei wählen',
  },
  another: 'Andere Datei', next: 'Nächste Datei', startOver: 'Weitere Datei importieren', waiting: 'Danach: {{names}}', reading: '{{name}} wird gelesen',
  rows_one: '{{n}} Zeile', rows_other: '{{n}} Zeilen', rowsUnknown: 'zu groß, um sofort zu zählen',
  sample: {
    title: 'Mit Beispieldaten ausprobieren', text: 'Einige tausend erfundene Personen und Firmen zum Umsehen. Sie verschwinden auf Knopfdruck wieder.', add: 'Beispieldaten hinzufügen', remove: 'Beispieldaten entfernen',
    titleThere: 'Beispieldaten', there: 'Im Tresor: {{contacts}} Personen und {{companies}} Firmen.', adding: 'Beispieldaten werden hinzugefügt', removing: 'Beispieldaten werden entfernt', added_one: '{{n}} Beispielperson hinzugefügt', added_other: '{{n}} Beispielpersonen hinzugefügt', removed_one: '{{n}} Beispielperson entfernt', removed_other: '{{n}} Beispielpersonen entfernt',
  },
  recent: {
    title: 'Letzte Importe', file: 'Datei', when: 'Wann', rows: 'Zeilen', created: 'Neu', updated: 'Ergänzt', skipped: 'Übersprungen', failed: 'Gescheitert', state: 'Stand', actions: 'Was zu tun ist',
    finished: 'Fertig', undone: 'Zurückgenommen', partlyUndone: 'Teils zurückgenommen', showOf: 'Einträge aus {{name}} zeigen', undoOf: 'Import von {{name}} zurücknehmen', saveFailedOf: 'Gescheiterte Zeilen von {{name}} sichern',
  },
  undoing: 'Der Import von {{name}} wird zurückgenommen',
  undone: {
    title: 'Der Import von {{name}} wurde zurückgenommen', reversed_one: '{{n}} Änderung zurückgenommen.', reversed_other: '{{n}} Änderungen zurückgenommen.', kept_one: '{{n}} Eintrag blieb, weil er seitdem geändert wurde oder noch gebraucht wird.', kept_other: '{{n}} Einträge blieben, weil sie seitdem geändert wurden oder noch gebraucht werden.',
    errors_one: '{{n}} Eintrag ließ sich nicht zurücknehmen; er ist, wie er war.', errors_other: '{{n}} Einträge ließen sich nicht zurücknehmen; sie sind, wie sie waren.', showKept: 'Den ersten gebliebenen zeigen',
  },
  savedFailures_one: '{{n}} gescheiterte Zeile in {{name}} geschrieben. Berichtigen Sie sie dort und importieren Sie die Datei noch einmal.', savedFailures_other: '{{n}} gescheiterte Zeilen in {{name}} geschrieben. Berichtigen Sie sie dort und importieren Sie die Datei noch einmal.',
  failuresFile: '{{name}} gescheiterte Zeilen.csv',
  settings: {
    object: 'Was die Zeilen sind', people: 'Personen', companies: 'Firmen', dialect: 'Stammt aus', encoding: 'Zeichensatz', delimiter: 'Trennzeichen', header: 'Spaltennamen stehen in', headerNone: 'Keine Spaltennamen', headerLine: 'Zeile {{n}}', dateOrder: 'Schreibweise des Datums',
    tags: 'Alles verschlagworten mit', tagsHint: 'Mehrere Schlagwörter durch Kommas trennen.', owner: 'Zuständig, wo die Datei niemanden nennt', ownerHint: 'Für neue Einträge. Bei vorhandenen bleibt es, außer die Datei nennt einen anderen Benutzer.', ownerMe: 'Ich ({{name}})', mode: 'Was mit den Zeilen geschieht', legend: 'Sehen Sie sich die ersten Zeilen an. Sind sie falsch gelesen, ändern Sie es hier.', folder: 'Ein Ordner, den Satchel selbst exportiert hat. Hier ist nichts einzustellen.',
  },
  delimiter: { comma: 'Komma', semicolon: 'Semikolon', tab: 'Tabulator', bar: 'Senkrechter Strich' },
  date: { ymd: 'Jahr, Monat, Tag', dmy: 'Tag, Monat, Jahr', mdy: 'Monat, Tag, Jahr' },
  mode: {
    upsert: 'Neue anlegen, bekannte ergänzen', upsertText: 'Zeilen, die zu einem Eintrag passen, ergänzen ihn; alle anderen werden neue Einträge. Eine leere Zelle überschreibt nie etwas.',
    create: 'Nur neue anlegen', createText: 'Zeilen, die zu einem Eintrag passen, werden übersprungen. Was schon im Tresor ist, bleibt unverändert.',
    update: 'Nur bekannte ergänzen', updateText: 'Zeilen, die zu einem Eintrag passen, ergänzen ihn; Zeilen ohne Treffer scheitern und lassen sich als Datei sichern.',
  },
  dialect: {
    satchel: 'Satchel', google: 'Google Kontakte', googleOld: 'Google Kontakte (alt)', outlook: 'Outlook', outlookCom: 'Outlook.com', outlookDe: 'Outlook (deutsch)', hubspot: 'HubSpot', salesforceExport: 'Salesforce-Datenexport', salesforceReport: 'Salesforce-Bericht',
    pipedrive: 'Pipedrive', act: 'Act', thunderbird: 'Thunderbird', linkedin: 'LinkedIn', vcard: 'vCard', generic: 'Etwas anderem',
  },
  encoding: { utf8: 'UTF-8', utf16le: 'UTF-16 (Little Endian)', utf16be: 'UTF-16 (Big Endian)', windows1252: 'Windows, Westeuropa (1252)', iso88591: 'ISO 8859-1', windows1250: 'Windows, Mitteleuropa (1250)' },
  note: {
    preamble: 'Zeilen vor den Spaltennamen werden ausgelassen.', footer: 'Zeilen nach der letzten Datenzeile, etwa eine Summe, werden ausgelassen.', mixed: 'Ein Teil des Textes hat einen anderen Zeichensatz. Achten Sie in den ersten Zeilen auf seltsame Buchstaben.', noRows: 'Es gibt Spaltennamen, aber keine Zeilen.',
    duplicates: 'Einige Spaltennamen kommen doppelt vor. Sehen Sie nach, wohin sie gehen.', ragged: 'Einige Zeilen haben weniger oder mehr Zellen, als es Spalten gibt.', truncated: 'Ein Anführungszeichen wird geöffnet und nicht geschlossen, oder die Datei ist in der letzten Zeile abgeschnitten. Sehen Sie sich die Zeilen an, bei denen das steht.', countedCompanies: 'Firmen werden nach ihrer Zeile in der zuletzt importierten Firmendatei gefunden. Prüfen Sie, ob sie zu dieser Datei gehört.',
  },
  firstRows: 'Erste Zeilen', firstRowsOf: 'Die ersten {{n}} von {{total}} Zeilen', moreColumns_one: '{{n}} weitere Spalte ist hier nicht zu sehen.', moreColumns_other: '{{n}} weitere Spalten sind hier nicht zu sehen.', cards: 'Erste Karten', noHeader: 'Spalte {{n}}',
  columns: {
    intro: 'Jedes Feld links wird aus der Spalte daneben gefüllt.', remembered: 'Sie haben schon einmal eine solche Datei importiert: Ihre Spalten gehen dorthin, wohin Sie sie damals geschickt haben.', yours: 'Ihre Spalte', samples: 'In Ihrer Datei', goes: 'Feld in Satchel', leaveOut: 'Auslassen', choose: '{{column}} geht nach',
    find: 'Ziel suchen', places: 'Ziele', blank: 'Leer in den ersten Zeilen', counts: '{{used}} von {{all}} Spalten werden verwendet. Was ausgelassen wird, bleibt als ursprüngliche Zeile beim Eintrag.', showEmpty_one: '{{n}} leere Spalte zeigen', showEmpty_other: '{{n}} leere Spalten zeigen', showMore_one: '{{n}} weitere Spalte zeigen', showMore_other: '{{n}} weitere Spalten zeigen',
    cards: 'Karten benennen ihre Felder selbst. Hier ist nichts einzustellen.',
  },
  check: {
    intro: 'Die Prüfung zählt, was geschehen würde, und verändert nichts.', run: 'Prüfen', again: 'Noch einmal prüfen', running: '{{name}} wird geprüft', old: 'Seitdem hat sich etwas geändert. Prüfen Sie noch einmal, um zu sehen, was jetzt geschehen würde.', created: 'neu', updated: 'ergänzt', skipped: 'übersprungen', failed: 'scheitern', companies_one: '{{n}} Firma wird dabei angelegt.', companies_other: '{{n}} Firmen werden dabei angelegt.',
    sum: 'Zusammen {{rows}}: jede Zeile der Datei.', problems: 'Auffällige Zeilen', problemsText_one: 'An {{n}} Zeile stimmt etwas nicht. Ändern Sie hier ihre Zellen, lassen Sie sie aus, oder machen Sie weiter: Was sich nicht importieren lässt, können Sie als Datei sichern.', problemsText_other: 'An {{n}} Zeilen stimmt etwas nicht. Ändern Sie hier ihre Zellen, lassen Sie sie aus, oder machen Sie weiter: Was sich nicht importieren lässt, können Sie als Datei sichern.',
    firstProblems: 'Die ersten {{n}} lassen sich hier berichtigen.', none: 'Keine Zeile ist auffällig.', nothing: 'Es würde sich nichts ändern: Jede Zeile ist schon im Tresor.',
  },
  problem: {
    row: 'Zeile', what: 'Was auffällt', blocking: 'Lässt sich nicht importieren', noted: 'Wird mit Hinweis importiert', dropped: 'Ausgelassen', repaired: 'Geändert', drop: 'Zeile {{n}} auslassen', putBack: 'Zeile {{n}} zurückholen, wie sie war', cell: '{{column}}, Zeile {{n}}', allColumns: 'Alle Spalten zeigen', fewColumns: 'Weniger Spalten zeigen', more_one: '{{n}} weitere Zeile zeigen', more_other: '{{n}} weitere Zeilen zeigen', at: '{{column}}: {{reason}}',
  },
  reason: {
    nameless: 'Es gibt nichts, wonach man den Eintrag nennen könnte: keinen Namen, keine Firma, keine E-Mail-Adresse, kein Telefon.', tooLong: 'Der Text ist zu lang.', badEmail: 'Das ist keine E-Mail-Adresse. Der Text kommt in die Notizen.', badPhone: 'Das sieht nicht nach einer Telefonnummer aus. Sie bleibt, wie sie ist.', phoneLostDigits: 'Eine Tabellenkalkulation hat diese Nummer wohl gerundet; Ziffern sind verloren.', badDate: 'Das ist kein Datum. Der Text kommt in die Notizen.',
    controlCharacters: 'Hier stehen unsichtbare Zeichen; sie werden entfernt.', unreadableCard: 'Diese Karte lässt sich nicht lesen.', tooManyCells: 'Es gibt mehr Zellen als Spalten. Vielleicht steht ein Trenn- oder Anführungszeichen falsch.', noMatch: 'Kein Eintrag im Tresor passt dazu.', tooManyValues: 'Es sind zu viele Werte.', ambiguousMatch: 'Mehrere Einträge im Tresor passen dazu.', companyUnknown: 'Die Firma, auf die verwiesen wird, ist nicht im Tresor. Importieren Sie zuerst die Firmen, dann diese Datei noch einmal.', groupCard: 'Diese Karte ist eine Gruppe von Personen und keine Person. Sie wird ausgelassen.', openQuote: 'In dieser Zeile wird ein Anführungszeichen geöffnet und nicht geschlossen; gelesen wurde bis zum Ende der Zeile.', optOutUnused: 'Hier steht, dass niemand schreiben oder anrufen soll; es gibt aber keine Adresse oder Nummer dazu. Vermerken Sie es, sobald es eine gibt.',
  },
  run: { rows_one: '{{n}} Zeile importieren', rows_other: '{{n}} Zeilen importieren', running: '{{name}} wird importiert', safe: 'Ganz oder gar nicht: Brechen Sie ab, ist der Tresor wie zuvor.', cannot: 'Es gibt nichts zu importieren.' },
  owners: {
    unknown_one: '{{n}} Zeile nennt als Zuständigen jemanden, der hier kein Benutzer ist', unknown_other: '{{n}} Zeilen nennen als Zuständigen jemanden, der hier kein Benutzer ist', names: 'Darunter: {{names}}.', unknownText: 'Es wird kein Benutzer angelegt. Für neue Einträge dieser Zeilen gilt Ihre Wahl, oder niemand; bei den anderen bleibt es.',
    kept_one: 'Bei {{n}} Eintrag bleibt die Zuständigkeit', kept_other: 'Bei {{n}} Einträgen bleibt die Zuständigkeit', keptText: 'Die Datei nennt jemand anderen, aber Ihre Rolle darf sie dem bisherigen nicht nehmen.',
  },
  result: {
    title_one: 'Import fertig: {{n}} Zeile aus {{name}}', title_other: 'Import fertig: {{n}} Zeilen aus {{name}}', failed: 'gescheitert', show: 'Diese Einträge zeigen', undo: 'Zurücknehmen', saveFailed: 'Gescheiterte Zeilen sichern', companies_one: '{{n}} Firma wurde dabei angelegt.', companies_other: '{{n}} Firmen wurden dabei angelegt.', failedText: 'Sichern Sie die gescheiterten Zeilen, berichtigen Sie sie in der Datei und importieren Sie diese noch einmal.',
  },
  records: { deals: 'Deals', activities: 'Aktivitäten oder Aufgaben', tickets: 'Tickets oder Fälle', products: 'Produkte', other: 'andere Datensätze' },
  failure: {
    notAFile: 'Das ist ein Ordner oder ein Gerät und keine Datei. Es wurde nichts geändert. Wählen Sie die Datei selbst.',
    otherRecords: 'Die Datei enthält {{what}}; die kann diese Version nicht aufnehmen. Es wurde nichts geändert. Importieren Sie die Dateien mit Personen und Firmen und bewahren Sie diese auf.',
    title: 'Das hat nicht geklappt', stopped: 'Abgebrochen', empty: 'Die Datei ist leer. Es wurde nichts verändert. Exportieren Sie sie noch einmal aus dem Programm, aus dem sie stammt.', notText: 'Das ist keine Textdatei, sondern etwas anderes, etwa eine Tabelle oder ein Bild. Es wurde nichts verändert. Speichern Sie sie als CSV oder vCard und versuchen Sie es noch einmal.', tooLarge: 'Die Datei ist größer als {{limit}}. Es wurde nichts verändert. Teilen Sie sie auf und importieren Sie die Teile nacheinander.',
    noRows: 'In dieser Datei gibt es keine Zeilen, oder keine, die sich so lesen lassen. Es wurde nichts verändert.', gone: 'Die Datei ist nicht mehr da. Es wurde nichts verändert. Wählen Sie sie dort, wo sie jetzt liegt.', unreadable: 'Die Datei lässt sich nicht lesen. Es wurde nichts verändert. Prüfen Sie, ob Sie sie öffnen dürfen und ob ihr Laufwerk angeschlossen ist.', changed: 'Die Datei wurde geändert, seit sie gelesen wurde. Es wurde nichts importiert. Lesen Sie sie neu ein und prüfen Sie noch einmal.',
    cancelled: 'Sie haben abgebrochen. Der Tresor ist wie zuvor.', notFound: 'Die Wahl der Datei ist abgelaufen. Es wurde nichts verändert. Wählen Sie die Datei noch einmal.', ownerGone: 'Der Benutzer, der zuständig sein sollte, wurde inzwischen entfernt. Es wurde nichts geändert. Wählen Sie jemand anderen.', invalidPlan: 'So lässt sich die Datei nicht lesen. Es wurde nichts verändert. Prüfen Sie die Einstellungen der Spalten und Schlagwörter.', again: 'Neu einlesen',
  },
  target: {
    givenName: 'Vorname', familyName: 'Nachname', formattedName: 'Voller Name', namePrefix: 'Titel davor', middleName: 'Zweiter Vorname', nameSuffix: 'Titel danach', nickname: 'Spitzname', phoneticGivenName: 'Vorname, wie gesprochen', phoneticFamilyName: 'Nachname, wie gesprochen', company: 'Firma', role: 'Rolle', department: 'Abteilung', companyRef: 'Kennung der Firma in der Quelle',
    birthday: 'Geburtstag', birthYear: 'Geburtstag: Jahr', birthMonth: 'Geburtstag: Monat', birthDay: 'Geburtstag: Tag', tags: 'Schlagwörter', notes: 'Notizen', extra: 'Notizen, hinter dem Namen der Spalte', optOutEmail: 'Möchte keine E-Mails', optOutPhone: 'Möchte keine Anrufe', owner: 'Zuständig', sourceId: 'Kennung in der Quelle', satchelId: 'Kennung in Satchel', companyName: 'Firmenname', domain: 'Domain', industry: 'Branche', employees: 'Mitarbeitende',
    emails: 'E-Mail', phones: 'Telefon', addresses: 'Adresse', links: 'Link', ofKind: '{{what}} ({{kind}})', part: '{{whole}}: {{part}}',
  },
  kind: { main: 'Haupt', work: 'Arbeit', home: 'privat', other: 'weitere', mobile: 'mobil', workFax: 'Fax', homeFax: 'Fax privat', pager: 'Pager', assistant: 'Assistenz', billing: 'Rechnung', shipping: 'Lieferung', web: 'Website', linkedin: 'LinkedIn', twitter: 'X / Twitter', facebook: 'Facebook' },
  part: { street: 'Straße', extended: 'Zusatz', poBox: 'Postfach', city: 'Ort', region: 'Bundesland oder Region', postalCode: 'Postleitzahl', country: 'Land', value: 'Wert', label: 'Art' },
  group: { name: 'Name', work: 'Arbeit', email: 'E-Mail', phone: 'Telefon', address: 'Adresse', workAddress: 'Geschäftsadresse', homeAddress: 'Privatadresse', otherAddress: 'Weitere Adresse', billingAddress: 'Rechnungsadresse', shippingAddress: 'Lieferadresse', links: 'Links', more: 'Weiteres', company: 'Firma' },
}
