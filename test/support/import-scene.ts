import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unattended } from '../../electron/changes/job-control'
import { companyKind } from '../../electron/companies/company-kind'
import { contactKind } from '../../electron/contacts/contact-kind'
import { inspectFile, type GivenPlan } from '../../electron/importing/inspect-file'
import { runImport } from '../../electron/importing/run-import'
import type { Company } from '../../shared/companies/company'
import type { Contact } from '../../shared/contacts/contact'
import type { ImportPlan, ImportResult, Inspection } from '../../shared/importing/channels'
import { expectOk } from '../../shared/result'
import { aVaultDatabase, temporaryFolder, type TestVault } from './vault-database'

/** A file in a folder of its own. */
export function aFile(content: string | Uint8Array, name = 'people.csv'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

/** A vault and what tests do to it with files. */
export interface ImportScene {
  readonly vault: TestVault
  inspect(path: string, given?: GivenPlan): Inspection
  /** Inspects and imports as proposed. */
  bring(path: string, given?: GivenPlan, change?: (plan: ImportPlan) => ImportPlan): ImportResult
  /** Contacts outside the bin, in the order they came. */
  contacts(): Contact[]
  companies(): Company[]
}

export function anImportScene(): ImportScene {
  const vault = aVaultDatabase()
  const { read } = vault.database
  const inspect = (path: string, given: GivenPlan = {}): Inspection => expectOk(inspectFile(read, path, given), 'the file can be inspected')
  return {
    vault,
    inspect,
    bring: (path, given = {}, change = (plan) => plan) => expectOk(runImport(vault.context, path, change(inspect(path, given).plan), [], unattended), 'the file imports'),
    contacts: () => read.all<{ number: number }>('SELECT number FROM contacts WHERE bin = 0 ORDER BY number').flatMap(({ number }) => contactKind.read(read, number)?.record ?? []),
    companies: () => read.all<{ number: number }>('SELECT number FROM companies WHERE bin = 0 ORDER BY number').flatMap(({ number }) => companyKind.read(read, number)?.record ?? []),
  }
}

/** created + updated + skipped + failed, which is to be the rows of the file always. */
export function accounted({ created, updated, skipped, failed }: { created: number; updated: number; skipped: number; failed: number }): number {
  return created + updated + skipped + failed
}
