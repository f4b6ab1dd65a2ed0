import { cardFiles } from './cards'
import { google, googleOld, linkedin, thunderbird, thunderbirdBritish, thunderbirdGerman, thunderbirdHeadless } from './mail-programs'
import { outlookCom, outlookDesktop, outlookGerman } from './outlook'
import { plainTables } from './plain-tables'
import type { ProgramFile } from './program-file'
import { act, hubspotAll, hubspotCompanies, hubspotTemplate, hubspotView, pipedriveCzech, pipedriveGerman, pipedriveOrganizations, pipedrivePersons, salesforceAccounts, salesforceContacts, salesforceLeads, salesforceReport } from './sales-programs'

/** A file of every program that the import knows. */
export const programFiles: readonly ProgramFile[] = [
  google, googleOld, outlookDesktop, outlookCom, outlookGerman, thunderbird, thunderbirdBritish, thunderbirdHeadless, thunderbirdGerman, linkedin,
  hubspotView, hubspotAll, hubspotTemplate, hubspotCompanies, salesforceAccounts, salesforceContacts, salesforceReport, salesforceLeads,
  pipedrivePersons, pipedriveCzech, pipedriveGerman, pipedriveOrganizations, act, ...plainTables, ...cardFiles,
]
