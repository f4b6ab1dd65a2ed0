import type { PolicyTexts } from './policies'

export const germanPolicies: PolicyTexts = {
  'acceptable-use': `In diesem Tresor steht, was Kunden uns anvertraut haben. Er ist für die Arbeit mit ihnen da und für nichts anderes.
# Was Sie tun
- Arbeiten Sie unter Ihrem Namen und mit Ihrer eigenen Passphrase. Niemand sonst verwendet sie, nicht für eine Minute, nicht im Urlaub, auch keine Führungskraft.
- Sperren Sie den Tresor, wenn Sie Ihren Platz verlassen: Strg+Umschalt+L. Er sperrt sich auch von selbst.
- Schlagen Sie Menschen nach, weil Ihre Aufgabe es verlangt. Neugier auf Nachbarn oder Prominente ist keine Aufgabe.
- Schreiben Sie Notizen so, als läse die Person mit. Sie hat ein Recht darauf.
# Was Sie nicht tun
- Kein Export, kein Bildschirmfoto und kein Foto für private Zwecke, für Bekannte oder den nächsten Arbeitgeber.
- Keine Kundendaten in privaten E-Mails, Messengern, Online-Übersetzern oder Chat-Assistenten.
- Keine Programme aus unbekannter Quelle und keine gefundenen USB-Sticks an einem Rechner mit dem Tresor.
# Wenn etwas schiefgeht
Sagen Sie es sofort: ein falscher Klick, ein verlorener Laptop, eine Nachricht an die falsche Person. Wer einen Fehler früh meldet, hilft allen und hat deswegen nichts zu befürchten. Was im Tresor geschieht, steht in seinem Protokoll, und Administratoren dürfen es lesen.`,
  'data-handling': `Menschen vertrauen uns Namen, Nummern und Geschichten an. Das Gesetz verlangt Sorgfalt von uns, und wir auch.
# Wenig erheben
- Tragen Sie nur ein, was wir für die Arbeit brauchen. Gesundheit, Glaube, Politik, Familienstreit und Gerüchte gehören nicht in Notizen.
- Sagen Sie beim Import, woher die Daten kommen, und importieren Sie keine gekauften oder gefundenen Listen.
- Achten Sie „Nicht verwenden“: Wer keine Anrufe oder E-Mails möchte, bekommt keine, egal für welche Aktion.
# Richtig halten
- Berichtigen Sie, was falsch ist, sobald Sie es sehen. Führen Sie doppelte Einträge zusammen, statt einen dritten anzulegen.
- Löschen Sie, was keinen Zweck mehr hat. Es liegt eine Weile im Papierkorb, dann ist es fort.
# Mit Bedacht weitergeben
- Exportieren Sie nur, was jemand braucht, nur für so lange, und löschen Sie die Datei danach. Eine exportierte Datei ist nicht verschlüsselt.
- Prüfen Sie den Empfänger zweimal, bevor Sie senden. Für Gruppen von Kunden gibt es die Blindkopie.
- Geben Sie am Telefon keine Auskunft über eine Person an jemanden, den Sie nicht sicher erkennen. Rufen Sie unter der Nummer zurück, die wir haben.
# Anfragen der Betroffenen
Wer wissen will, was wir über ihn gespeichert haben, oder es berichtigt oder gelöscht haben möchte, hat ein Recht auf Antwort binnen eines Monats. Antworten Sie nicht selbst: Geben Sie die Anfrage noch am selben Tag an die Stelle weiter, die für Datenschutz zuständig ist.`,
  'remote-work': `Der Tresor funktioniert überall, auch ohne Netz. Ob es dort sicher ist, ihn zu öffnen, entscheiden Sie.
# Das Gerät
- Verwenden Sie nur Geräte, die Sie von der Firma haben oder die freigegeben sind. Sie haben einen verschlüsselten Datenträger, aktuelle Updates und ein eigenes Konto.
- Niemand sonst benutzt das Gerät, auch nicht die Familie.
- Lassen Sie es nie im Auto, in der Hotelhalle oder auf dem Sitz im Zug, auch nicht für einen Kaffee. Muss es im Zimmer bleiben, schließen Sie es ein.
# Der Ort
- Setzen Sie sich so, dass niemand mitliest. Im Zug und auf der Messe hilft ein Blickschutz, oder Sie warten.
- Sprechen Sie nicht über Kunden, wo Fremde zuhören. Am Telefon reichen Vornamen.
- Sperren Sie den Bildschirm, sobald Sie sich abwenden, auf Messen erst recht.
# Netz und Kopien
- Nehmen Sie lieber das Netz Ihres Telefons als ein offenes. Der Tresor selbst sendet nichts, Ihre E-Mail schon.
- Sicherungen gehören auf die vereinbarten Laufwerke, nicht in eine private Cloud oder auf einen eigenen Stick. Der Wiederherstellungscode liegt woanders als das Gerät.
# Verloren oder gestohlen
Melden Sie es sofort, zu jeder Stunde, auch im Zweifel. Dann kann ein Administrator Ihr Konto sperren, den Tresorschlüssel wechseln und eine Sicherung einspielen. Eine Stunde zählt mehr als die Frage, wer schuld war.`,
}
