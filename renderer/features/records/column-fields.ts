/** The field that a column of a list shows, where it is called otherwise: a column of a hidden field is left out. */
export const columnFields: Readonly<Partial<Record<string, string>>> = { email: 'emails', phone: 'phones', city: 'addresses', country: 'addresses' }
