import { z } from 'zod'
import type { AuditFilter } from '../../../shared/audit/channels'
import { objectTypes, type ObjectType } from '../../../shared/list'
import { startOfLocalDay } from '../../../shared/local-day'
import type { PartialDate } from '../../../shared/time'
import { actionGroups, actionsOf, type ActionGroup } from './action-groups'

export const periods = ['ever', 'today', 'week', 'thisMonth', 'month', 'between'] as const
export type Period = (typeof periods)[number]

/** What the person chose to see. */
export interface LogFilter {
  readonly group: ActionGroup | 'everything'
  /** Null: anybody. */
  readonly actorId: string | null
  readonly period: Period
  /** Days, first and last included; only with `between`. */
  readonly from: PartialDate
  readonly to: PartialDate
  /** Null: about anything. */
  readonly object: ObjectType | null
  readonly record: { readonly object: ObjectType; readonly id: string; readonly name: string | null } | null
  /** A bar of the timeline; narrower than the period. */
  readonly stretch: { readonly start: number; readonly end: number } | null
  readonly transactionId: string | null
  /** Only these entries. */
  readonly seqs: readonly number[] | null
}
export const wholeLog: LogFilter = { group: 'everything', actorId: null, period: 'ever', from: '', to: '', object: null, record: null, stretch: null, transactionId: null, seqs: null }

const DAYS_BACK = { today: 0, week: 6, month: 29 } as const

/** The engine's filter for it; days are those of the person's own time zone. `now`: ms since the epoch. */
export function toAuditFilter(chosen: LogFilter, now: number): AuditFilter {
  const { from, to } = span(chosen, now)
  return {
    ...(chosen.group === 'everything' ? {} : { actions: actionsOf(chosen.group) }),
    ...(chosen.actorId === null ? {} : { actorId: chosen.actorId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(chosen.object === null ? {} : { objectType: chosen.object }),
    ...(chosen.record === null ? {} : { objectType: chosen.record.object, objectId: chosen.record.id }),
    ...(chosen.transactionId === null ? {} : { transactionId: chosen.transactionId }),
    ...(chosen.seqs === null ? {} : { seqs: [...chosen.seqs] }),
  }
}

/** The time that a filter asks for, ms since the epoch; null where it is open. */
export function span({ period, from, to, stretch }: LogFilter, now: number): { readonly from: number | null; readonly to: number | null } {
  if (stretch !== null) return { from: stretch.start, to: stretch.end }
  if (period === 'ever') return { from: null, to: null }
  if (period === 'between') return { from: startOfLocalDay(from), to: startOfLocalDay(to, 1) }
  const today = new Date(now)
  if (period === 'thisMonth') return { from: new Date(today.getFullYear(), today.getMonth(), 1).getTime(), to: null }
  return { from: new Date(today.getFullYear(), today.getMonth(), today.getDate() - DAYS_BACK[period]).getTime(), to: null }
}

const saved = z.object({
  group: z.enum(['everything', ...actionGroups]), actorId: z.string().nullable(), period: z.enum(periods), from: z.string(), to: z.string(), object: z.enum(objectTypes).nullable(),
  record: z.object({ object: z.enum(objectTypes), id: z.string(), name: z.string().nullable() }).nullable(), transactionId: z.string().nullable(),
}).partial()

/** A saved search as it was chosen; what this version does not know of it is left open. */
export function parseLogFilter(text: string): LogFilter {
  try {
    const parsed = saved.safeParse(JSON.parse(text))
    return parsed.success ? { ...wholeLog, ...Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)) } : wholeLog
  } catch {
    return wholeLog
  }
}
