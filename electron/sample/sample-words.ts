/** The languages the sample can be had in. */
export type SampleLanguage = 'en' | 'de'

/** What a person would have typed themselves; names, towns and addresses stay those of their country. Each list has the same order and length in both languages. */
export interface SampleWords {
  readonly roles: readonly string[]
  readonly departments: readonly string[]
  /** The first three are for companies as well. */
  readonly tags: readonly string[]
  readonly notes: readonly string[]
  /** In the order of the trades in `sample-locales.ts`. */
  readonly industries: readonly string[]
  /** By the country's English name. */
  readonly countries: Readonly<Record<string, string>>
}

export const sampleWords: Readonly<Record<SampleLanguage, SampleWords>> = {
  en: {
    roles: ['Managing Director', 'Head of Purchasing', 'Buyer', 'Sales Manager', 'Office Manager', 'Head of IT', 'Project Manager', 'Production Manager', 'Marketing Manager', 'Engineer', 'Accountant', 'Assistant to the Board', 'Owner', 'Quality Manager', 'HR Manager'],
    departments: ['Purchasing', 'Sales', 'IT', 'Finance', 'Production', 'Marketing', 'Management', ''],
    tags: ['Customer', 'Prospect', 'Supplier', 'VIP', 'Trade fair', 'Newsletter', 'Christmas card', 'Press', 'Partner'],
    notes: [
      'Met at the trade fair. Asked for the price list and a call after the holidays.', 'Prefers to be called in the morning. Decides about purchasing together with the managing director.',
      'Visited the plant. They look for a second supplier, budget is free from the second quarter.', 'Sent an offer; wants delivery within four weeks. Follow up.', 'Recommended by a long-standing customer. Interested in a maintenance contract.',
      'Only reachable by email until the end of the month.', 'Asked not to be called on Fridays.', 'Contract runs until the end of next year. Start talks in autumn.',
    ],
    industries: ['Mechanical engineering', 'Software', 'Logistics', 'Construction', 'Food & beverage', 'Medical technology', 'Energy', 'Consulting', 'Printing & packaging', 'Hospitality'],
    countries: {},
  },
  de: {
    roles: ['Geschäftsführung', 'Leitung Einkauf', 'Einkauf', 'Vertriebsleitung', 'Büroleitung', 'IT-Leitung', 'Projektleitung', 'Produktionsleitung', 'Marketingleitung', 'Konstruktion', 'Buchhaltung', 'Vorstandsassistenz', 'Inhaberschaft', 'Qualitätsleitung', 'Personalleitung'],
    departments: ['Einkauf', 'Vertrieb', 'IT', 'Finanzen', 'Produktion', 'Marketing', 'Geschäftsleitung', ''],
    tags: ['Kunde', 'Interessent', 'Lieferant', 'VIP', 'Messe', 'Newsletter', 'Weihnachtskarte', 'Presse', 'Partner'],
    notes: [
      'Auf der Messe getroffen. Möchte die Preisliste und einen Anruf nach den Feiertagen.', 'Am besten vormittags anrufen. Entscheidet über den Einkauf gemeinsam mit der Geschäftsführung.',
      'Werk besichtigt. Sucht einen zweiten Lieferanten, das Budget ist ab dem zweiten Quartal frei.', 'Angebot verschickt; Lieferung in vier Wochen gewünscht. Nachfassen.', 'Von einem langjährigen Kunden empfohlen. Interesse an einem Wartungsvertrag.',
      'Bis Monatsende nur per E-Mail zu erreichen.', 'Bitte freitags nicht anrufen.', 'Der Vertrag läuft bis Ende nächsten Jahres. Gespräche im Herbst beginnen.',
    ],
    industries: ['Maschinenbau', 'Software', 'Logistik', 'Baugewerbe', 'Lebensmittel und Getränke', 'Medizintechnik', 'Energie', 'Beratung', 'Druck und Verpackung', 'Gastgewerbe'],
    countries: { 'Germany': 'Deutschland', 'United Kingdom': 'Vereinigtes Königreich', 'United States': 'Vereinigte Staaten', 'France': 'Frankreich', 'Spain': 'Spanien', 'Italy': 'Italien', 'Poland': 'Polen', 'Brazil': 'Brasilien', 'Sweden': 'Schweden', 'Japan': 'Japan' },
  },
}
