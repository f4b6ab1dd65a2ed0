import { z } from 'zod'
import type { UserId } from '../ids'
import { endpoint } from '../ipc/endpoint'
import { fileToken, jobId, nothing } from '../ipc/fields'
import { MAX_POLICY_LENGTH, policyName, type PolicyName } from '../policies/policies'
import { courseName, type CourseName } from '../training/courses'
import type { CentreReport } from './finding'
import type { HygieneCount } from './hygiene'

/** The right by which somebody asks for what the centre knows of others: either will do, and the one named is checked. */
export const centreReader = z.enum(['settings', 'see-audit'])
export type CentreReader = z.output<typeof centreReader>
const byReader = z.strictObject({ by: centreReader })
const toFile = z.strictObject({ by: centreReader, to: fileToken })

/** A policy as the signed-in person has it before them. */
export interface PolicyStanding {
  readonly policy: PolicyName
  readonly version: number
  /** The company's own text; null: the built-in one, in the language of the screen. */
  readonly text: string | null
  /** When this person acknowledged this version; null: not yet. */
  readonly acknowledgedAt: number | null
}
/** One person and one policy. `version` is the newest they acknowledged, whatever is in force. */
export interface PolicyReportRow {
  readonly userId: UserId
  readonly name: string
  readonly policy: PolicyName
  readonly inForce: number
  readonly version: number | null
  readonly acknowledgedAt: number | null
}

/** `due`: never passed, or passed more than a year ago. */
export interface CourseStanding {
  readonly course: CourseName
  readonly passedAt: number | null
  readonly dueAgainAt: number | null
  readonly isDue: boolean
  /** The last attempt, passed or not. */
  readonly last: { readonly at: number; readonly right: number; readonly questions: number; readonly passed: boolean } | null
}
export interface TrainingReportRow extends CourseStanding {
  readonly userId: UserId
  readonly name: string
}

/** The text in force is another one than the page showed. */
export type PolicyChanged = { readonly kind: 'policy-changed'; readonly version: number }

export const centreChannels = {
  /** How safe this vault is and what to do next, most urgent first. */
  'centre.report': endpoint<CentreReport>()(byReader, { needs: 'session', permission: ({ by }) => by, kind: 'query' }),

  'policy.list': endpoint<{ readonly items: readonly PolicyStanding[] }>()(nothing, { needs: 'session', kind: 'query' }),
  /** For oneself. */
  'policy.acknowledge': endpoint<null, PolicyChanged>()(z.strictObject({ policy: policyName, version: z.int().min(1) }), { needs: 'session', kind: 'command' }),
  /** Another text, which everybody is asked to acknowledge anew. `text` null: the built-in one again. */
  'policy.set': endpoint<{ readonly items: readonly PolicyStanding[] }>()(z.strictObject({ policy: policyName, text: z.string().trim().min(1).max(MAX_POLICY_LENGTH).nullable() }), { needs: 'session', permission: 'settings', kind: 'command' }),
  'policy.report': endpoint<{ readonly items: readonly PolicyReportRow[] }>()(byReader, { needs: 'session', permission: ({ by }) => by, kind: 'query' }),
  /** The report as a table for a spreadsheet. */
  'policy.export': endpoint<{ readonly rows: number }>()(toFile, { needs: 'session', permission: ({ by }) => by, kind: 'command' }),

  'training.mine': endpoint<{ readonly items: readonly CourseStanding[] }>()(nothing, { needs: 'session', kind: 'query' }),
  /** `answers`: for each question of the course, in its own order, the place of the option that was chosen. */
  'training.finish': endpoint<{ readonly right: number; readonly questions: number; readonly passed: boolean }>()(
    z.strictObject({ course: courseName, answers: z.array(z.int().min(0).max(9)).min(1).max(20) }), { needs: 'session', kind: 'command' }),
  'training.report': endpoint<{ readonly items: readonly TrainingReportRow[] }>()(byReader, { needs: 'session', permission: ({ by }) => by, kind: 'query' }),
  'training.export': endpoint<{ readonly rows: number }>()(toFile, { needs: 'session', permission: ({ by }) => by, kind: 'command' }),

  /** Counts what is to be tidied up, over all records: only for whoever may read all of them. */
  'hygiene.count': endpoint<HygieneCount>()(z.strictObject({ jobId }), { needs: 'session', permission: 'contact:read', kind: 'job' }),
  /** The last count; null before the first. */
  'hygiene.last': endpoint<HygieneCount | null>()(nothing, { needs: 'session', permission: 'contact:read', kind: 'query' }),
}
