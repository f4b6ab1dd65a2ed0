import type { Course } from '../course'

export const socialEngineeringDe: Course = {
  title: 'Social Engineering',
  lead: 'Menschen, die Sie zu etwas überreden: am Telefon, per Nachricht oder vor Ort. Etwa sechs Minuten.',
  cards: [
    { title: 'Hilfsbereitschaft ist die Tür', text: 'Niemand bricht ein gutes Schloss auf, wenn jemand die Tür aufhält. Social Engineering nutzt, was Sie in Ihrem Beruf gut macht: Sie sind freundlich, schnell und wollen Probleme lösen. Das dürfen Sie bleiben. Sie prüfen nur, wer fragt, bevor Sie helfen.' },
    { title: 'Die Chefin auf WhatsApp', text: '„Ich bin bei den Investoren, mein Diensthandy ist leer. Schicken Sie mir die Liste unserer 200 besten Kunden hierher, schnell.“ Name und Bild stimmen, beides steht auf der Webseite. Auch Stimmen lassen sich nachahmen. Wer einen Export haben darf, bekommt ihn auf dem üblichen Weg, und wer wirklich die Chefin ist, lobt Sie für den Rückruf.' },
    { title: 'Der freundliche Techniker', text: '„Hier ist der Support. Wir sehen Probleme mit Ihrem Konto. Lesen Sie mir bitte den Code vor, den Sie gerade bekommen haben?“ Der Support braucht nie Ihre Passphrase, Ihren Einmalcode oder Ihren Wiederherstellungscode. Ein vorgelesener Code ist eine geöffnete Tür, egal wer am Telefon ist.' },
    { title: 'Teilen heißt weggeben', text: 'Das Konto der Kollegin ist „noch nicht eingerichtet“, also lassen Sie sie mit Ihrem arbeiten. Ab jetzt steht im Protokoll, Sie hätten getan, was sie tut, und Sie wissen nicht mehr, wer die Passphrase noch kennt. Ein neues Konto dauert zwei Minuten. Bitten Sie darum.' },
    { title: 'Sticks, Besucher, offene Bildschirme', text: 'Ein USB-Stick auf dem Parkplatz ist ein Köder: Manche tippen Befehle, sobald sie stecken. Besucher mit Leiter und Warnweste kommen durch fast jede Tür. Und auf einer Messe genügen zehn Sekunden vor einem offenen Bildschirm, um eine Liste zu fotografieren. Sperren Sie, jedes Mal: Strg+Umschalt+L.' },
    { title: 'Wie man Nein sagt', text: 'Halten Sie einen Satz bereit: „Ich rufe Sie unter der Nummer zurück, die wir haben.“ „Das darf ich nicht, ich frage nach.“ „Ich hole meine Kollegin dazu.“ Das kostet eine Minute, kränkt niemanden, der ehrlich ist, und beendet fast jeden Versuch. War etwas seltsam, melden Sie es, auch wenn nichts geschehen ist.' },
  ],
  questions: [
    {
      ask: 'Ihre Geschäftsführerin bittet auf WhatsApp, von unbekannter Nummer, um einen Export der besten Kunden. Was tun Sie?',
      options: [
        { text: 'Schicken, aber nur Namen und Telefonnummern und ohne die Umsätze', why: 'Das ist eine vollständige Liste für die Konkurrenz. Weniger vom Falschen bleibt falsch.' },
        { text: 'Sie unter der bekannten Nummer anrufen', why: 'Richtig. Ein Anruf klärt es, und sie wird froh sein zu erfahren, dass jemand ihren Namen benutzt.' },
        { text: 'Im Chat nach ihrem Geburtstag fragen, um sicher zu sein, dass sie es ist', why: 'Geburtstage stehen im Internet. Fragen auf dem Weg des Angreifers beweisen nichts.' },
      ],
      right: 1,
    },
    {
      ask: 'Jemand vom „IT-Support“ ruft an, kennt Ihren Namen und den Ihres Rechners und fragt nach dem sechsstelligen Code auf Ihrem Telefon.',
      options: [
        { text: 'Vorlesen, nach 30 Sekunden ist der Code ohnehin wertlos', why: 'Dreißig Sekunden genügen: Der Anrufer tippt in diesem Augenblick Ihre Passphrase ein.' },
        { text: 'Nur die ersten drei Ziffern vorlesen, als Beweis, dass Sie ihn haben', why: 'Es gibt nichts zu beweisen, und der Rest kommt mit der nächsten Frage.' },
        { text: 'Nichts sagen, auflegen, melden', why: 'Richtig. Wer ehrlich ist, braucht Ihren Code nicht. Dass die Namen stimmen, zeigt nur gute Vorbereitung.' },
      ],
      right: 2,
    },
    {
      ask: 'Eine neue Kollegin beginnt am Montag und kann den Tresor noch nicht öffnen. Ein Kunde wartet. Sie bittet „nur für heute“ um Ihre Passphrase.',
      options: [
        { text: 'Den Kunden selbst nachschlagen und bei der Administration um ihr Konto bitten', why: 'Richtig. Dem Kunden ist geholfen, und alle arbeiten unter ihrem eigenen Namen.' },
        { text: 'Sie ihr geben und am Abend ändern', why: 'Bis dahin gehört im Protokoll alles Ihnen, was sie tut, und sie lernt, dass man es hier so macht.' },
        { text: 'Sie für die Kollegin eintippen, damit sie sie nicht erfährt, und sie damit arbeiten lassen', why: 'Sie arbeitet mit Ihren Rechten und unter Ihrem Namen. Wer getippt hat, ändert daran nichts.' },
      ],
      right: 0,
    },
    {
      ask: 'In der Eingangshalle liegt ein USB-Stick mit unserem Logo und der Aufschrift „Gehälter 2026“. Was tun Sie damit?',
      options: [
        { text: 'Kurz einstecken, um den Besitzer zu finden', why: 'Dafür wurde er hingelegt. Ein Stick kann sich als Tastatur ausgeben, und das sieht kein Virenscanner.' },
        { text: 'Nicht einstecken, sondern abgeben', why: 'Richtig. Wer ihn untersucht, hat dafür ein eigenes Gerät.' },
        { text: 'In den alten Rechner im Besprechungsraum stecken, den kaum jemand benutzt', why: 'Er hängt am selben Netz wie Ihrer, und die nächste Präsentation läuft darauf.' },
      ],
      right: 1,
    },
    {
      ask: 'Sie stehen auf der Messe an unserem Stand, der Tresor ist offen. Ein Besucher möchte Ihnen zwei Meter weiter etwas zeigen.',
      options: [
        { text: 'Den Bildschirm umdrehen, damit niemand mitliest', why: 'In einer Sekunde zurückgedreht, oder hinter dem Stand gelesen.' },
        { text: 'Den Auszubildenden vom Nachbarstand bitten, ein Auge darauf zu haben', why: 'So bewacht ein Fremder, was Fremde nicht sehen dürfen.' },
        { text: 'Sperren, dann gehen', why: 'Richtig. Ein Tastendruck, und das Öffnen dauert fünf Sekunden.' },
      ],
      right: 2,
    },
    {
      ask: 'Ein Anrufer ist wütend, droht mit dem Anwalt und verlangt sofort die Mobilnummer eines Kunden, „eines guten Freundes“.',
      options: [
        { text: 'Anbieten, etwas auszurichten, und keine Nummer nennen', why: 'Richtig. Der Freund kann zurückrufen, wenn er möchte. Das ist freundlich zu beiden und verletzt nichts.' },
        { text: 'Die Nummer nennen, ein Streit mit dem Anwalt schadet der Firma mehr', why: 'Ohne Grund dürfen Sie das nicht, und die Drohung wirkt nur, weil man sie loswerden will. Den Anwalt hätte dann der Kunde.' },
        { text: 'Sagen, der Kunde habe die Firma gewechselt', why: 'Auch das ist eine Auskunft über den Kunden, und eine Lüge, die auf uns zurückfällt.' },
      ],
      right: 0,
    },
  ],
}
