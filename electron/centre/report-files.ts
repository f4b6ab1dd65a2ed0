import type { PolicyReportRow, TrainingReportRow } from '../../shared/centre/channels'
import { csvLine } from '../exporting/csv-table'
import { writeFileSafely } from '../exporting/safe-file'

/**
 * Writes who has acknowledged what as a table for spreadsheets, all or nothing; names that a spreadsheet would run are disarmed.
 * `record` is called before its first byte is written.
 */
export function writePolicyReport(path: string, rows: readonly PolicyReportRow[], record: () => void): void {
  writeTable(path, ['Person', 'Policy', 'Version in force', 'Acknowledged version', 'Acknowledged at', 'Up to date'],
    rows.map(({ name, policy, inForce, version, acknowledgedAt }) => [name, policy, String(inForce), version === null ? '' : String(version), moment(acknowledgedAt), version === inForce ? 'yes' : 'no']), record)
}

/** The same of the results of training. */
export function writeTrainingReport(path: string, rows: readonly TrainingReportRow[], record: () => void): void {
  writeTable(path, ['Person', 'Course', 'Passed at', 'Due again at', 'Due now', 'Last attempt at', 'Right answers', 'Questions'],
    rows.map(({ name, course, passedAt, dueAgainAt, isDue, last }) => [name, course, moment(passedAt), moment(dueAgainAt), isDue ? 'yes' : 'no', moment(last?.at ?? null), last === null ? '' : String(last.right), last === null ? '' : String(last.questions)]), record)
}

function writeTable(path: string, header: readonly string[], rows: readonly (readonly string[])[], record: () => void): void {
  // A spreadsheet tells UTF-8 by the mark at the start.
  writeFileSafely(path, (write) => {
    write(`\uFEFF${csvLine(header, 'spreadsheet')}`)
    for (const row of rows) write(csvLine(row, 'spreadsheet'))
  }, record)
}

function moment(ms: number | null): string {
  return ms === null ? '' : new Date(ms).toISOString()
}
