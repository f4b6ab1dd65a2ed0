import { describe, expect, it } from 'vitest'
import { afterRun, createScheduleDriver, formatSchedule, isOverdue, newSchedule, nextDue, parseSchedule, problemOf, type BackupOutcome, type BackupSchedule } from '../../../electron/backup/schedule'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 5, 9)
const daily: BackupSchedule = { ...newSchedule, target: '/backups' }

describe('nextDue', () => {
  it('is never without a target', () => {
    expect(nextDue(newSchedule, START)).toBeNull()
  })
  it('is now for a target that never got one', () => {
    expect(nextDue(daily, START)).toBe(START)
  })
  it('is a day after the last success, whenever that was verified', () => {
    expect(nextDue({ ...daily, lastAttemptAt: START, lastSuccessAt: START, lastVerifiedAt: START + 5 }, START + HOUR)).toBe(START + DAY)
  })
  it('has passed after a long sleep: one is made up (B5)', () => {
    expect(nextDue({ ...daily, lastAttemptAt: START, lastSuccessAt: START }, START + 9 * DAY)).toBeLessThanOrEqual(START + 9 * DAY)
  })
  it('waits a quarter of an hour after a failure', () => {
    const failed: BackupSchedule = { ...daily, lastAttemptAt: START, lastProblem: 'target-missing' }
    expect(nextDue(failed, START + 1)).toBe(START + HOUR / 4)
    expect(nextDue(failed, START + HOUR)).toBeLessThanOrEqual(START + HOUR)
  })
  it('is not silenced by a clock that was ten years ahead', () => {
    const ahead: BackupSchedule = { ...daily, lastAttemptAt: START + 3650 * DAY, lastSuccessAt: START + 3650 * DAY }
    expect(nextDue(ahead, START)).toBe(START)
  })
})

describe('isOverdue', () => {
  it('tells when nothing was verified for two intervals (B5)', () => {
    const verified: BackupSchedule = { ...daily, lastAttemptAt: START, lastSuccessAt: START, lastVerifiedAt: START }
    expect(isOverdue(verified, START + 2 * DAY)).toBe(false)
    expect(isOverdue(verified, START + 2 * DAY + 1)).toBe(true)
  })
  it('tells when every attempt failed, and not before the first', () => {
    expect(isOverdue(daily, START)).toBe(false)
    expect(isOverdue({ ...daily, lastAttemptAt: START, lastProblem: 'disk-full' }, START)).toBe(true)
  })
})

describe('afterRun', () => {
  it('keeps the last success when a run fails, and clears the problem when one succeeds (B5)', () => {
    const good = afterRun(daily, START, { ok: true, verifiedAt: START + 9 })
    expect(good).toMatchObject({ lastAttemptAt: START, lastSuccessAt: START, lastVerifiedAt: START + 9, lastProblem: null })
    const bad = afterRun(good, START + DAY, { ok: false, problem: 'disk-full' })
    expect(bad).toMatchObject({ lastAttemptAt: START + DAY, lastSuccessAt: START, lastVerifiedAt: START + 9, lastProblem: 'disk-full' })
    expect(afterRun(bad, START + 2 * DAY, { ok: true, verifiedAt: START + 2 * DAY }).lastProblem).toBeNull()
  })
})

describe('parseSchedule', () => {
  it('reads back what was stored', () => {
    const schedule = afterRun({ ...daily, everyHours: 6 }, START, { ok: false, problem: 'locked' })
    expect(parseSchedule(formatSchedule(schedule))).toEqual(schedule)
  })
  it.each([null, undefined, '', '{', '[]', '{"target":1}', '{"target":"/b","everyHours":0}'])('takes %j as a schedule that never ran', (text) => {
    expect(parseSchedule(text)).toEqual(newSchedule)
  })
})

describe('problemOf', () => {
  it.each([
    ['target-missing', 'target-missing'], ['disk-full', 'disk-full'], ['read-only', 'no-access'], ['locked', 'locked'], ['backup-not-verified', 'verification-failed'], ['damaged', 'failed'], ['internal', 'failed'],
  ])('shows %s as %s (B5)', (kind, problem) => {
    expect(problemOf({ kind })).toBe(problem)
  })
})

describe('createScheduleDriver', () => {
  /** A clock whose timers fire only as a test moves it, and which can sleep: then time passes and no timer counts it. */
  function scene(schedule: BackupSchedule, outcome: () => BackupOutcome) {
    let now = START
    let stored = schedule
    let timers: { readonly at: number; readonly work: () => void }[] = []
    const runs: number[] = []
    const driver = createScheduleDriver({
      clock: { now: () => now }, read: () => stored,
      timer: {
        after: (ms, work) => {
          const timer = { at: now + ms, work }
          timers.push(timer)
          return () => {
            timers = timers.filter((other) => other !== timer)
          }
        },
      },
      run: () => {
        runs.push(now)
        stored = afterRun(stored, now, outcome())
        return Promise.resolve()
      },
    })
    const pass = async (ms: number): Promise<void> => {
      const until = now + ms
      for (;;) {
        await Promise.resolve().then(() => undefined)
        await Promise.resolve()
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        timers = timers.filter((other) => other !== next)
        now = next.at
        next.work()
      }
      now = until
    }
    return {
      driver, runs, pass, stored: () => stored,
      sleep: (ms: number) => {
        now += ms
        timers = timers.map((timer) => ({ ...timer, at: timer.at + ms }))
      },
    }
  }
  const success = (): BackupOutcome => ({ ok: true, verifiedAt: START })

  it('makes the first at once and then one a day', async () => {
    const { driver, runs, pass } = scene(daily, success)
    driver.wake()
    await pass(3 * DAY + HOUR)
    expect(runs.length).toBe(4)
  })

  it('makes up the one missed in sleep within ten minutes, once, even when nobody tells it of the waking (B5)', async () => {
    const { driver, runs, pass, sleep } = scene(daily, success)
    driver.wake()
    await pass(HOUR)
    sleep(5 * DAY)
    await pass(HOUR / 6)
    expect(runs.length).toBe(2)
    await pass(HOUR)
    expect(runs.length).toBe(2)
  })

  it('tries again every quarter of an hour while the drive is away', async () => {
    let present = false
    const { driver, runs, pass, stored } = scene(daily, () => (present ? { ok: true, verifiedAt: START } : { ok: false, problem: 'target-missing' }))
    driver.wake()
    await pass(HOUR + 10_000)
    expect(runs.length).toBe(5)
    expect(stored().lastProblem).toBe('target-missing')
    present = true
    await pass(HOUR)
    expect(runs.length).toBe(6)
    expect(stored().lastProblem).toBeNull()
  })

  it('does not start over at once after a run that was cancelled and stored nothing', async () => {
    let runs = 0
    const waits: number[] = []
    const driver = createScheduleDriver({
      clock: { now: () => START }, read: () => daily,
      timer: {
        after: (ms) => {
          waits.push(ms)
          return () => undefined
        },
      },
      run: () => {
        runs += 1
        return Promise.reject(new Error('cancelled'))
      },
    })
    driver.wake()
    for (let n = 0; n < 5; n++) await Promise.resolve()
    expect({ runs, waits }).toEqual({ runs: 1, waits: [HOUR / 6] })
  })

  it('does nothing after stop, nor without a target', async () => {
    const stopped = scene(daily, success)
    stopped.driver.wake()
    await stopped.pass(HOUR)
    stopped.driver.stop()
    await stopped.pass(9 * DAY)
    expect(stopped.runs.length).toBe(1)
    const idle = scene(newSchedule, success)
    idle.driver.wake()
    await idle.pass(9 * DAY)
    expect(idle.runs).toEqual([])
  })

  it('never starts a second run while one is under way, however often it is woken', async () => {
    let runs = 0
    const driver = createScheduleDriver({
      clock: { now: () => START }, read: () => daily, timer: { after: () => () => undefined },
      run: () => {
        runs += 1
        return new Promise(() => undefined)
      },
    })
    for (let n = 0; n < 5; n++) driver.wake()
    await Promise.resolve()
    expect(runs).toBe(1)
  })
})
