/**
 * What the filters "birthday in" and "opted out" look up; without it each read every record (3 s of work for a million, now some ms).
 *
 * - A birthday is found by month and day (`-MM-DD` ends all forms, with a year or without). A file's rows go in at the end of one of 366 places.
 * - An opt-out is a member of a stored list (electron/db/stored-lists.ts); quotes inside a value are escaped, so that no text looks like one.
 *   Only records that have one are in the index.
 */
export const birthdaysAndOptOuts = {
  version: 2,
  name: 'birthdays-and-opt-outs',
  sql: `
CREATE INDEX contact_details_by_birthday ON contact_details (substr(birthday, -5)) WHERE birthday <> '';
CREATE INDEX contact_details_by_opt_out ON contact_details (number)
  WHERE instr(emails, '"optOut":true') > 0 OR instr(phones, '"optOut":true') > 0 OR instr(addresses, '"optOut":true') > 0;
CREATE INDEX company_details_by_opt_out ON company_details (number)
  WHERE instr(emails, '"optOut":true') > 0 OR instr(phones, '"optOut":true') > 0 OR instr(addresses, '"optOut":true') > 0;
`,
} as const
