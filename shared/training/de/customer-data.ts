import type { Course } from '../course'

export const customerDataDe: Course = {
  title: 'Umgang mit Kundendaten',
  lead: 'Was man aufschreiben, weitergeben und behalten darf, und was zu tun ist, wenn etwas schiefgeht. Etwa sechs Minuten.',
  cards: [
    { title: 'Wem die Daten gehören', text: 'Nicht uns. Wir dürfen verwenden, was Menschen uns gesagt haben, und zwar zu dem Zweck, zu dem sie es gesagt haben. Sie dürfen fragen, was wir haben, es berichtigen und in vielen Fällen löschen lassen. Das Gesetz dahinter ist die DSGVO, der Gedanke dahinter ist Anstand.' },
    { title: 'Notizen zum Vorlesen', text: 'Schreiben Sie, was der nächsten Kollegin hilft: „lieber vormittags“, „entscheidet zusammen mit dem Einkauf“. Lassen Sie Gesundheit, Glauben, Politik, Familiensorgen und Ihre Meinung über jemanden weg. „Schwierig“ hilft niemandem und macht sich schlecht in einer Auskunft.' },
    { title: 'Die Anfrage am Telefon', text: '„Was haben Sie über mich gespeichert? Löschen Sie alles.“ Eine Anfrage braucht kein Formular und kann am Telefon kommen, an der Theke oder am Rand eines Briefes. Sie gilt, sobald Sie sie hören, und ein Monat läuft. Notieren Sie Name, Datum und Wunsch, versprechen Sie nichts, und geben Sie sie am selben Tag weiter. Ob es wirklich diese Person ist, prüft, wer antwortet.' },
    { title: 'Der falsche Empfänger', text: 'Die Vervollständigung hat den falschen Müller gewählt, oder 300 Kunden stehen in „An“ statt in „Bcc“. Keine Datenpanne ist häufiger. Versuchen Sie nicht, es allein in Ordnung zu bringen. Melden Sie es sofort: Ab dem Moment, in dem die Firma davon weiß, hat sie 72 Stunden für die Meldung an die Behörde, falls sie nötig ist.' },
    { title: 'Exporte leben weiter', text: 'Im Tresor sind die Daten verschlüsselt, und jeder Blick steht im Protokoll. Als CSV sind sie beides nicht mehr. Exportieren Sie nur die Zeilen und Spalten, die jemand braucht, legen Sie die Datei dorthin, wo nur diese Person sie liest, und löschen Sie sie danach. Download-Ordner sind voll von vergessenen Kunden.' },
    { title: 'Frisch halten, loslassen', text: 'Eine falsche Anschrift schickt Briefe an Fremde. Berichtigen Sie sie, sobald Sie es sehen. „Nicht verwenden“ steht über jeder Aktion. Und was keinen Zweck mehr hat, wird gelöscht, denn was fort ist, kann niemand stehlen.' },
  ],
  questions: [
    {
      ask: 'Eine Kundin fragt am Telefon, was wir über sie gespeichert haben. Was tun Sie?',
      options: [
        { text: 'Vorlesen, was auf dem Bildschirm steht, es sind ja ihre eigenen Daten', why: 'Sie wissen nicht, wer anruft. Der falschen Person vorzulesen ist eine Datenpanne.' },
        { text: 'Es notieren und am selben Tag weitergeben', why: 'Richtig. Die Anfrage gilt so, wie sie ist; wer antwortet, prüft die Identität und hält den Monat ein.' },
        { text: 'Erklären, dass solche Anfragen schriftlich kommen müssen, mit einer Kopie des Ausweises', why: 'Das Gesetz verlangt keine Form, und von allen eine Ausweiskopie zu fordern ist nicht erlaubt.' },
      ],
      right: 1,
    },
    {
      ask: 'Sie bemerken, dass ein Angebot mit Preisen an einen Namensvetter in einer anderen Firma ging. Niemand hat sich beschwert.',
      options: [
        { text: 'Es jetzt melden', why: 'Richtig. Ob die Behörde es wissen muss, entscheiden andere, und sie haben dafür 72 Stunden.' },
        { text: 'Die Nachricht im Mailprogramm zurückrufen und abwarten, ob das gelingt', why: 'Außerhalb der eigenen Firma gelingt das fast nie, und es macht erst aufmerksam.' },
        { text: 'Den Namensvetter bitten, sie zu löschen, und es gut sein lassen, weil er freundlich war', why: 'Bitten ist in Ordnung, ersetzt aber die Meldung nicht. Ohne sie kann die Firma ihre Pflicht nicht erfüllen.' },
      ],
      right: 0,
    },
    {
      ask: 'Welche Notiz darf im Tresor bleiben?',
      options: [
        { text: '„Hatte im März einen Schlaganfall, laut Frau nicht mehr der Alte“', why: 'Gesundheitsdaten sind besonders geschützt. „Bitte nur nachmittags anrufen“ hätte genügt.' },
        { text: '„Wählt wohl die falsche Partei, Vorsicht“', why: 'Auch die politische Meinung ist besonders geschützt, und hier ist sie nur geraten.' },
        { text: '„Unterschreibt nur zusammen mit Frau Brandt aus dem Einkauf“', why: 'Richtig. Es stimmt, es dient der Arbeit, und er darf es lesen.' },
      ],
      right: 2,
    },
    {
      ask: 'Eine Agentur druckt 500 Einladungen und braucht Anschriften. Was schicken Sie?',
      options: [
        { text: 'Den ganzen Export, sie kann sich heraussuchen, was sie braucht, und bald kommt ja wieder eine Sendung', why: 'Dann hat sie alles, zu einem Zweck, den niemand genannt hat.' },
        { text: 'Name und Postanschrift der 500, auf dem vereinbarten Weg', why: 'Richtig. Nicht mehr, als die Aufgabe verlangt; und Sie löschen die Datei, sobald die Briefe fort sind.' },
        { text: 'Die 500 mit allen Spalten, weil beim Weglassen Fehler entstehen', why: 'Eine Druckerei braucht keine Geburtstage, Notizen oder Telefonnummern.' },
      ],
      right: 1,
    },
    {
      ask: 'Jemand mit „Nicht verwenden“ an der E-Mail-Adresse wäre genau der Richtige für das neue Angebot.',
      options: [
        { text: 'Ihm einmal persönlich schreiben, nicht im Aussehen des Newsletters', why: 'Werbung ist es trotzdem, und der Widerspruch gilt für jede.' },
        { text: 'Das Kennzeichen entfernen, schreiben und wieder setzen', why: 'Das Protokoll zeigt es, und er hat ein Recht auf die Wirkung des Kennzeichens, nicht auf seinen Anblick.' },
        { text: 'Nicht schreiben', why: 'Richtig. Möchte er etwas, meldet er sich. Bis dahin steht das Kennzeichen über jedem Angebot.' },
      ],
      right: 2,
    },
    {
      ask: 'Sie verlassen die Firma im nächsten Monat. Ein Kollege rät, die Nummern „Ihrer“ Kunden mitzunehmen, Sie haben sie ja gewonnen.',
      options: [
        { text: 'Nichts mitnehmen', why: 'Richtig. Die Daten wurden der Firma für ihre Arbeit gegeben. Sie mitzunehmen ist strafbar, und Exporte stehen im Protokoll.' },
        { text: 'Nur die Nummern von Menschen mitnehmen, die Freunde geworden sind', why: 'Bitten Sie Freunde selbst um ihre Nummer. Aus dem Tresor sind es Daten der Firma.' },
        { text: 'Die wichtigsten von Hand abschreiben, das ist kein Export', why: 'Dem Gesetz ist es gleich, ob mit Stift oder Datei.' },
      ],
      right: 0,
    },
  ],
}
