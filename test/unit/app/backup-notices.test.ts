import { describe, expect, it } from 'vitest'
import { createBackupNotices, type Notice } from '../../../electron/app/backup-notices'
import { wordsIn } from '../../../electron/app/words'
import type { BackupState } from '../../../shared/backup/channels'
import type { Answer } from '../../../shared/ipc/contract'

const HOUR = 60 * 60 * 1000
const fine: BackupState = { target: '/media/quince-orchard', everyHours: 24, lastAttemptAt: 0, lastVerifiedAt: 0, lastProblem: null, nextDueAt: 24 * HOUR, sameDisk: false }

function watching(language: 'en' | 'de' = 'en') {
  let now = 0
  let answer: Answer<'backup.state'> = { ok: true, value: fine }
  const shown: Notice[] = []
  const notices = createBackupNotices({ state: () => Promise.resolve(answer), words: () => wordsIn(language), show: (notice) => shown.push(notice), clock: { now: () => now } })
  const look = async (at: number, state: Partial<BackupState> | 'locked'): Promise<string[]> => {
    now = at
    answer = state === 'locked' ? { ok: false, failure: { kind: 'locked' } } : { ok: true, value: { ...fine, ...state } }
    await notices.look()
    return shown.map(({ title }) => title)
  }
  return { look, shown }
}

describe('createBackupNotices', () => {
  it('says nothing while backups work, without a place for them, and while the vault is locked', async () => {
    const { look } = watching()
    expect(await look(HOUR, {})).toEqual([])
    expect(await look(99 * HOUR, { target: null, lastProblem: 'failed' })).toEqual([])
    expect(await look(99 * HOUR, 'locked')).toEqual([])
  })

  it('tells of each attempt that failed, once', async () => {
    const { look } = watching()
    expect(await look(HOUR, { lastAttemptAt: HOUR, lastProblem: 'target-missing' })).toHaveLength(1)
    expect(await look(2 * HOUR, { lastAttemptAt: HOUR, lastProblem: 'target-missing' })).toHaveLength(1)
    expect(await look(3 * HOUR, { lastAttemptAt: 3 * HOUR, lastProblem: 'disk-full' })).toEqual(['The backup did not work', 'The backup did not work'])
  })

  it('tells once a day that the last verified one is older than twice the interval', async () => {
    const { look } = watching('de')
    expect(await look(48 * HOUR, {})).toEqual([])
    expect(await look(49 * HOUR, {})).toEqual(['Die letzte Sicherung ist zu alt'])
    expect(await look(60 * HOUR, {})).toHaveLength(1)
    expect(await look(73 * HOUR, {})).toHaveLength(2)
  })

  it('names neither the place nor the reason: others may read it', async () => {
    const { look, shown } = watching()
    await look(HOUR, { lastAttemptAt: HOUR, lastProblem: 'target-missing' })
    expect(JSON.stringify(shown)).not.toMatch(/quince|media|missing/)
  })
})
