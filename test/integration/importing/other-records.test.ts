import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../../electron/importing/inspect-file'
import { aFile, anImportScene } from '../../support/import-scene'

const rowsUnder = (header: string, ...rows: string[]): string => `${header}\n${(rows.length === 0 ? [header.split(',').map((_, index) => (index === 1 ? '' : `v${String(index)}`)).join(',')] : rows).join('\n')}\n`

describe('inspectFile', () => {
  it.each([
    ['deals', 'Salesforce Opportunity, Data Loader', 'ID,ISDELETED,ACCOUNTID,NAME,DESCRIPTION,STAGENAME,AMOUNT,PROBABILITY,EXPECTEDREVENUE,TOTALOPPORTUNITYQUANTITY,CLOSEDATE,TYPE,NEXTSTEP,LEADSOURCE,ISCLOSED,ISWON,FORECASTCATEGORY,OWNERID'],
    ['deals', 'Salesforce Opportunity, a few columns', 'amount,closedate,description,name,StageName,accountId'],
    ['deals', 'Salesforce opportunity report', 'Opportunity Name,Type,Lead Source,Amount,Created Date,Close Date,Next Step,Stage,Probability (%),Account Name'],
    ['deals', 'HubSpot', 'Record ID,Deal Name,Pipeline,Deal Stage,Amount,Currency,Close Date,Create Date,Deal owner,Deal Type,Deal probability,Associated Contact,Associated Contact IDs,Associated Company,Associated Company IDs'],
    ['deals', 'Pipedrive', 'Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Organization,Deal - Contact person,Deal - Stage,Deal - Status,Person - Name,Person - Email - Work'],
    ['deals', 'Pipedrive, Czech', 'Obchod - Název,Obchod - Hodnota,Obchod - Organizace,Obchod - Kontaktní osoba'],
    ['deals', 'a table somebody made', 'Name,Company,Stage,Value,Expected close date'],
    ['activities', 'Pipedrive', 'Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Done,Activity - Note,Activity - Assigned to user,Deal - Title,Person - Name'],
    ['activities', 'Salesforce Task', 'Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,IsHighPriority,OwnerId,Description,IsDeleted,AccountId'],
    ['activities', 'Outlook calendar', 'Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Categories,Description,Location'],
    ['tickets', 'HubSpot', 'Ticket ID,Ticket name,Ticket status,Pipeline,Create date'],
    ['products', 'Salesforce', 'Id,Name,ProductCode,Description,IsActive,UnitPrice'],
  ])('refuses %s of %s by name and reads them as people only when told to', (records, _program, header) => {
    const scene = anImportScene()
    const path = aFile(rowsUnder(header))
    expect(inspectFile(scene.vault.database.read, path, {})).toEqual({ ok: false, failure: { kind: 'other-records', records } })
    expect(scene.inspect(path, { object: 'contact' }).plan.object).toBe('contact')
  })
  it.each([
    ['contact', 'Salesforce leads', 'Id,LastName,FirstName,Company,Title,Status,LeadSource,Rating,AnnualRevenue,Email'],
    ['contact', 'contacts with figures of their deals', 'First Name,Last Name,Email,Recent Deal Amount,Recent Deal Close Date,Deal Stage,Pipeline'],
    ['contact', 'contacts with a last activity', 'Name,E-Mail,Subject,Due Date'],
    ['company', 'companies with figures of their deals', 'Company name,Company Domain Name,Industry,Number of open deals,Total revenue'],
    ['contact', 'addresses with a phase', 'Full Name,Phone,Stage'],
  ])('reads as %s: %s', (object, _what, header) => {
    expect(anImportScene().inspect(aFile(rowsUnder(header))).plan.object).toBe(object)
  })
})
