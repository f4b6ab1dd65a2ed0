import type { Dialect, Encoding, ImportNote, ImportPlan, RowProblemCode } from '../../../shared/importing/channels'
import type { TextKey } from '../../i18n/resources'

/** Words for what a plan is made of. */
export const dialectKeys: Readonly<Record<Dialect, TextKey>> = {
  'satchel': 'importing:dialect.satchel', 'google': 'importing:dialect.google', 'google-old': 'importing:dialect.googleOld', 'outlook': 'importing:dialect.outlook', 'outlook-com': 'importing:dialect.outlookCom',
  'outlook-de': 'importing:dialect.outlookDe', 'hubspot': 'importing:dialect.hubspot', 'salesforce-export': 'importing:dialect.salesforceExport', 'salesforce-report': 'importing:dialect.salesforceReport',
  'pipedrive': 'importing:dialect.pipedrive', 'act': 'importing:dialect.act', 'thunderbird': 'importing:dialect.thunderbird', 'linkedin': 'importing:dialect.linkedin', 'vcard': 'importing:dialect.vcard', 'generic': 'importing:dialect.generic',
}
export const encodingKeys: Readonly<Record<Encoding, TextKey>> = {
  'utf-8': 'importing:encoding.utf8', 'utf-16le': 'importing:encoding.utf16le', 'utf-16be': 'importing:encoding.utf16be', 'windows-1252': 'importing:encoding.windows1252', 'iso-8859-1': 'importing:encoding.iso88591', 'windows-1250': 'importing:encoding.windows1250',
}
export const delimiterKeys: Readonly<Record<ImportPlan['delimiter'], TextKey>> = { ',': 'importing:delimiter.comma', ';': 'importing:delimiter.semicolon', '\t': 'importing:delimiter.tab', '|': 'importing:delimiter.bar' }
export const dateKeys: Readonly<Record<ImportPlan['dateOrder'], TextKey>> = { ymd: 'importing:date.ymd', dmy: 'importing:date.dmy', mdy: 'importing:date.mdy' }
export const modeKeys: Readonly<Record<ImportPlan['mode'], { readonly name: TextKey; readonly text: TextKey }>> = {
  upsert: { name: 'importing:mode.upsert', text: 'importing:mode.upsertText' },
  create: { name: 'importing:mode.create', text: 'importing:mode.createText' },
  update: { name: 'importing:mode.update', text: 'importing:mode.updateText' },
}
export const noteKeys: Readonly<Record<ImportNote, TextKey>> = {
  'preamble-skipped': 'importing:note.preamble', 'footer-skipped': 'importing:note.footer', 'mixed-encoding': 'importing:note.mixed', 'no-rows': 'importing:note.noRows',
  'duplicate-headers': 'importing:note.duplicates', 'ragged-rows': 'importing:note.ragged', 'truncated': 'importing:note.truncated', 'counted-companies': 'importing:note.countedCompanies',
}
export const reasonKeys: Readonly<Record<RowProblemCode, TextKey>> = {
  'nameless': 'importing:reason.nameless', 'too-long': 'importing:reason.tooLong', 'bad-email': 'importing:reason.badEmail', 'bad-phone': 'importing:reason.badPhone', 'phone-lost-digits': 'importing:reason.phoneLostDigits',
  'bad-date': 'importing:reason.badDate', 'control-characters': 'importing:reason.controlCharacters', 'unreadable-card': 'importing:reason.unreadableCard', 'too-many-cells': 'importing:reason.tooManyCells',
  'no-match': 'importing:reason.noMatch', 'too-many-values': 'importing:reason.tooManyValues', 'ambiguous-match': 'importing:reason.ambiguousMatch',
  'company-unknown': 'importing:reason.companyUnknown', 'group-card': 'importing:reason.groupCard', 'open-quote': 'importing:reason.openQuote', 'opt-out-unused': 'importing:reason.optOutUnused',
}
