import { describe, expect, it, vi } from 'vitest'
import { machineTime } from '../../../electron/alerts/local-time'
import { parseMoment } from '../../../electron/cli/commands/audit-filter'
import { toAuditFilter, wholeLog } from '../../../renderer/features/audit/log-filter'
import { timelineStarts } from '../../../renderer/features/audit/timeline-days'
import { choicesFor, toCondition, valueOf } from '../../../renderer/features/records/filter/condition-table'
import { createFormat } from '../../../renderer/i18n/format'
import { listOf } from '../../../shared/centre/hygiene'
import { calendarDaysBetween, localDay, startOfLocalDay } from '../../../shared/local-day'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const zones = ['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati', 'America/Santiago', 'America/Havana', 'Australia/Lord_Howe']
/** Both changes of the clock of each of them, a leap day, month ends and the turn of a year. */
const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-10-25', '2026-11-01', '2026-11-30', '2026-12-31', '2027-01-01', '2028-02-29', '0050-03-01']
const at = (text: string): number => Date.parse(text)
const inZone = (zone: string): void => { vi.stubEnv('TZ', zone) }

describe.each(zones)('in %s', (zone) => {
  it.each(days)('%s begins once and at its first moment, and every moment of it is of that day', (day) => {
    inZone(zone)
    const start = startOfLocalDay(day) ?? Number.NaN
    const end = startOfLocalDay(day, 1) ?? Number.NaN
    expect([start, start + 1, (start + end) / 2, end - 1].map((ms) => localDay(ms))).toEqual([day, day, day, day])
    expect([localDay(start - 1, 1), localDay(end, -1), calendarDaysBetween(start, end), calendarDaysBetween(end - 1, start)]).toEqual([day, day, 1, 0])
    expect(machineTime(end).day - machineTime(start).day).toBe(1)
  })

  it('a day typed into a filter comes back as that day', () => {
    inZone(zone)
    const [since] = choicesFor('updated')
    for (const day of days) expect(since === undefined ? null : valueOf(toCondition(since, day) ?? { field: 'updated', op: 'after', value: 0 })).toBe(day)
  })
})

describe('startOfLocalDay', () => {
  it.each(['', '--02-29', '2026-02-29', '2026-05', 'soon'])('takes %j for no day', (text) => {
    expect(startOfLocalDay(text)).toBeNull()
  })
})

describe('relative times', () => {
  const format = createFormat('en')
  it.each<[string, string, string, string]>([
    ['25 hours across two midnights', '2026-11-23T23:40', '2026-11-25T00:40', '2 days ago'],
    ['47 hours', '2026-11-23T02:00', '2026-11-25T01:00', '2 days ago'],
    ['30 hours', '2026-11-24T02:00', '2026-11-25T08:00', 'yesterday'],
    ['20 hours, since yesterday', '2026-11-24T20:00', '2026-11-25T16:00', '20 hr. ago'],
    ['24 hours within the day of 25', '2026-10-25T00:05', '2026-10-25T23:30', '24 hr. ago'],
    ['45 days', '2026-10-12T12:00', '2026-11-26T12:00', '1 mo. ago'],
    ['23 months', '2024-12-27T12:00', '2026-11-26T12:00', '1 yr. ago'],
    ['a next time tomorrow', '2026-11-26T09:00', '2026-11-25T08:00', 'tomorrow'],
  ])('%s', (_, then, now, words) => {
    inZone('Europe/Berlin')
    expect(format.relative(new Date(then).getTime(), new Date(now).getTime())).toBe(words)
  })
})

describe('an exact time', () => {
  it('tells the two hours apart that the clock shows twice', () => {
    inZone('Europe/Berlin')
    // A language of its own: a format keeps the time zone it was made in.
    const format = createFormat('en-IE')
    expect(format.exact(at('2026-10-25T00:30:05Z'))).toMatch(/^25 Oct 2026, 02:30:05 (CEST|GMT\+2)$/)
    expect(format.exact(at('2026-10-25T01:30:05Z'))).toMatch(/^25 Oct 2026, 02:30:05 (CET|GMT\+1)$/)
  })
})

describe('the timeline of a day', () => {
  it.each<[string, string, number]>([['Asia/Kolkata', '2026-11-25', 24], ['Europe/Berlin', '2026-10-25', 25], ['Europe/Berlin', '2026-03-29', 23], ['America/Los_Angeles', '2026-11-25', 24]])('in %s on %s › has a bar for each of its hours and begins with it', (zone, day, hours) => {
    inZone(zone)
    const from = startOfLocalDay(day) ?? 0
    const end = startOfLocalDay(day, 1) ?? 0
    const { starts, unit } = timelineStarts(from, end, end + DAY)
    expect([unit, starts[0], starts.at(-1), starts.length - 1]).toEqual(['hour', from, end, hours])
  })

  it('given the second of two equal hours › begins there', () => {
    inZone('Europe/Berlin')
    const second = at('2026-10-25T02:30:00+01:00')
    expect(timelineStarts(second, null, second + HOUR).starts[0]).toBe(at('2026-10-25T02:00:00+01:00'))
  })
})

describe('a span of the log', () => {
  it('takes days as long as they are where the clock changes', () => {
    inZone('Europe/Berlin')
    expect(toAuditFilter({ ...wholeLog, period: 'between', from: '2026-10-25', to: '2026-10-25' }, 0)).toEqual({ from: at('2026-10-25T00:00:00+02:00'), to: at('2026-10-26T00:00:00+01:00') })
    expect(toAuditFilter({ ...wholeLog, period: 'week' }, at('2026-10-26T00:10:00+01:00'))).toEqual({ from: at('2026-10-20T00:00:00+02:00') })
  })
})

describe('what counts as stale', () => {
  it.each([['America/Los_Angeles', '2026-11-26T05:00:00Z', '2024-11-25'], ['Pacific/Kiritimati', '2026-11-26T11:00:00Z', '2024-11-27'], ['UTC', '2028-02-29T12:00:00Z', '2026-03-01']])('in %s at %s › is older than the start of a day there', (zone, now, day) => {
    inZone(zone)
    expect(listOf('stale', at(now)).conditions).toEqual([{ field: 'updated', op: 'before', value: startOfLocalDay(day) }])
  })
})

describe('parseMoment, for --from and --to', () => {
  it('reads a day by the world’s clock, whatever is here, and a moment with its offset', () => {
    inZone('Pacific/Kiritimati')
    expect([parseMoment(0)('2026-05-01'), parseMoment(DAY)('2026-05-01'), parseMoment(DAY)('2026-05-01T08:00+02:00')]).toEqual([at('2026-05-01T00:00Z'), at('2026-05-02T00:00Z'), at('2026-05-01T06:00Z')])
  })
  it.each(['2026-02-30', '2026-02-29T08:00Z', '2026-04-31T08:00+02:00', '2026-05-01T08:00', '2026-05-01T25:00Z', '--05-01', '2026-5-1', '0', ''])('refuses %j', (text) => {
    expect(() => parseMoment(0)(text)).toThrow('It must be a day')
  })
})
