import type { Course } from '../course'

export const phishingDe: Course = {
  title: 'Phishing',
  lead: 'Nachrichten, die einen Klick, eine Zahlung oder eine Eingabe von Ihnen wollen. Etwa sechs Minuten.',
  cards: [
    { title: 'Warum gerade Sie', text: 'Angreifer schreiben an Vertrieb und Service, weil man dort Post von Fremden öffnen muss. Namen, Projekte und Lieferanten kennen sie von Webseiten, Messen und früheren Einbrüchen. Eine gute Phishing-Mail sieht aus wie ein gewöhnlicher Dienstag.' },
    { title: 'Die geänderte Kontonummer', text: 'Ein Lieferant, den Sie seit Jahren bezahlen, schreibt in einem alten Verlauf: „Wir haben die Bank gewechselt, bitte ab jetzt diese IBAN.“ Der Verlauf ist echt, denn in das Postfach des Lieferanten wurde eingebrochen. Kein Betrug per E-Mail kostet Firmen mehr. Eine neue Kontonummer wird am Telefon bestätigt, unter der Nummer im Tresor, nie unter der aus der Nachricht.' },
    { title: 'Die Adresse lesen, nicht den Namen', text: 'Der angezeigte Name ist freier Text: „Buchhaltung“ kann jeder hinschreiben. Sehen Sie sich die Adresse dahinter an, Zeichen für Zeichen: rn sieht aus wie m, und firma-support.example ist nicht firma.example. Am Telefon tippen Sie dazu auf den Namen. Was vor dem ersten Schrägstrich ganz hinten steht, bekommt Ihren Klick.' },
    { title: 'Druck ist das Werkzeug', text: '„Heute noch, sonst wird das Konto geschlossen.“ „Vertraulich, sagen Sie es niemandem.“ „Ich bin im Termin, machen Sie es gleich.“ Eile und Geheimnis sollen Sie davon abhalten, zu fragen. Eine echte Frist übersteht einen Anruf.' },
    { title: 'Links und Anhänge', text: 'Anmeldeseiten sind in Minuten nachgebaut. Melden Sie sich nie hinter einem Link aus einer E-Mail an, sondern öffnen Sie die Seite wie immer. Rechnungen als .zip oder .html, oder Dokumente, die Makros einschalten wollen, sind keine Rechnungen. Bitten Sie auf bekanntem Weg um ein PDF.' },
    { title: 'Wenn Sie geklickt haben', text: 'Das passiert auch vorsichtigen Menschen. Löschen Sie die Nachricht nicht, und warten Sie nicht ab, ob etwas geschieht. Trennen Sie das Netz, melden Sie es sofort, und ändern Sie die Passphrase von einem anderen Gerät aus, wenn Sie eine eingegeben haben. Es zählen Minuten, und niemand wird für eine Meldung getadelt.' },
  ],
  questions: [
    {
      ask: 'In einem laufenden Verlauf nennt ein langjähriger Lieferant eine neue IBAN für die offene Rechnung. Der Ton ist wie immer. Was tun Sie?',
      options: [
        { text: 'Im Verlauf antworten und um eine Bestätigung auf Briefpapier bitten, von zwei Personen unterschrieben', why: 'Es antwortet, wer im Postfach des Lieferanten sitzt, und Briefpapier ist ein Bild. Gerade den Verlauf müssen Sie verlassen.' },
        { text: 'Den Lieferanten unter der Nummer im Tresor anrufen', why: 'Richtig. Nur ein zweiter Weg, den der Angreifer nicht in der Hand hat, beweist hier etwas.' },
        { text: 'Bezahlen, denn Verlauf und Ton sind echt', why: 'Sie sind echt, weil in das Postfach eingebrochen wurde. Geld auf einem fremden Konto kommt selten zurück.' },
      ],
      right: 1,
    },
    {
      ask: 'Welche dieser Adressen gehört der Firma mit der Webseite nordlicht.example?',
      options: [
        { text: 'support@nordlicht.example.login-check.net', why: 'Es gehört, was ganz hinten steht: login-check.net. Alles davor kann man frei wählen.' },
        { text: 'support@nord1icht.example', why: 'Das l ist eine 1. In vielen Schriften sieht man das nur, wenn man danach sucht.' },
        { text: 'k.meyer@mail.nordlicht.example', why: 'Richtig. Sie endet auf nordlicht.example; was davor steht, durch einen Punkt getrennt, vergibt die Firma selbst.' },
      ],
      right: 2,
    },
    {
      ask: 'Eine E-Mail sagt, Ihr Postfach sei voll und werde in zwei Stunden geschlossen. Sie hat einen Knopf zur Anmeldung. Und jetzt?',
      options: [
        { text: 'Das Postfach wie immer öffnen und dort nachsehen', why: 'Richtig. Stimmt es, sehen Sie es dort; stimmt es nicht, haben Sie nichts preisgegeben.' },
        { text: 'Den Knopf drücken, aber zur Probe erst eine falsche Passphrase eingeben', why: 'Nachgebaute Seiten nehmen an oder lehnen ab, was sie wollen, und schon der Klick verrät, dass es Sie gibt.' },
        { text: 'Als Warnung an alle weiterleiten, damit jeder davon weiß', why: 'Dann liegt der Knopf in zehn Postfächern. Melden Sie es der zuständigen Stelle; sie warnt ohne den Link.' },
      ],
      right: 0,
    },
    {
      ask: 'Ein Kunde schickt „bestellung.html“ im Anhang; zum Ansehen soll man sich anmelden. Sie kennen den Kunden.',
      options: [
        { text: 'Öffnen, der Kunde ist ja bekannt', why: 'Das Postfach des Kunden kann dem Angreifer gehören. Eine HTML-Datei ist eine Anmeldeseite auf Ihrer eigenen Platte.' },
        { text: 'Auf dem privaten Telefon öffnen, dort kann der Firma nichts passieren', why: 'Ihre Passphrase ist dieselbe, wo immer Sie sie eingeben.' },
        { text: 'Geschlossen lassen und am Telefon um die Bestellung als Text oder PDF bitten', why: 'Richtig. Für eine Bestellung braucht niemand Ihre Anmeldung.' },
      ],
      right: 2,
    },
    {
      ask: 'Sie haben Ihre Passphrase eingegeben und merken erst jetzt, dass die Adresse falsch war. Was kommt zuerst?',
      options: [
        { text: 'Einige Tage beobachten, ob im Konto etwas Ungewöhnliches geschieht', why: 'Angreifer verwenden, was sie bekommen, binnen Minuten, oft durch ein Programm.' },
        { text: 'Es melden und die Passphrase ändern', why: 'Richtig. Beides sofort, die Änderung von einem vertrauten Gerät aus. Das beendet die meisten Angriffe, bevor sie beginnen.' },
        { text: 'Die E-Mail und den Verlauf des Browsers löschen, dann den Virenscanner laufen lassen', why: 'Das beseitigt die Spuren, mit denen andere die Übrigen schützen, und die Passphrase ist weiterhin bekannt.' },
      ],
      right: 1,
    },
    {
      ask: 'Woran erkennt man am besten, dass einer Nachricht nicht zu trauen ist?',
      options: [
        { text: 'Sie verlangt etwas Ungewöhnliches und lässt keine Zeit zum Prüfen', why: 'Richtig. Das Muster ist die Bitte, nicht das Aussehen.' },
        { text: 'Sie enthält Rechtschreibfehler', why: 'Das war vor zehn Jahren. Heute schreiben sie besser als die meisten von uns.' },
        { text: 'Sie kommt von Fremden aus dem Ausland und außerhalb der Geschäftszeit', why: 'Das tun ehrliche Anfragen auch, und der schlimmste Betrug kommt von Adressen, die Sie kennen.' },
      ],
      right: 0,
    },
  ],
}
