import { describe, expect, it, vi } from 'vitest'
import { emptyContact } from '../../../shared/contacts/contact'
import { everything, type Selection } from '../../../shared/list'
import { expectOk } from '../../../shared/result'
import { anOpenVault } from '../../support/engine'

vi.mock('../../../electron/vault/tools', () => import('../../support/least-cost'))

const whole: Selection = { mode: 'all', filter: everything, except: [] }

async function aTaggedCrowd(people: number) {
  const engine = await anOpenVault()
  for (let index = 0; index < people; index++) expectOk(await engine.call('contacts.create', { draft: { ...emptyContact(), givenName: `Ann ${String(index)}` } }), 'a contact')
  const { transactionId } = expectOk(await engine.call('contacts.mass', { jobId: 'tag-everybody', selection: whole, action: { kind: 'add-tag', tag: 'fair' } }), 'everybody is tagged')
  const tagged = async (): Promise<number> => expectOk(await engine.call('contacts.count', { filter: { bin: false, conditions: [{ field: 'tag', op: 'is', value: 'fair' }] } }), 'a count').count
  return { ...engine, transactionId, tagged, told: () => engine.events.filter(({ name, data }) => name === 'job.progress' && (data as { kind: string }).kind === 'undo') }
}

describe('changes.undo', () => {
  it('given a few records › takes them back at once, without telling how far it is', async () => {
    const { call, told, transactionId, tagged } = await aTaggedCrowd(100)
    expect(await call('changes.undo', { jobId: 'undo-job-1', transactionId })).toMatchObject({ ok: true, value: { reversed: 100 } })
    expect(told()).toEqual([])
    expect(await tagged()).toBe(0)
  }, 60_000)

  it('given more › is a job that tells how far it is, whose lists and stamps the engine goes on from; and so is doing it again', async () => {
    const { call, told, transactionId, tagged, events } = await aTaggedCrowd(101)
    expect(await tagged()).toBe(101)
    const undone = expectOk(await call('changes.undo', { jobId: 'undo-job-1', transactionId }), 'it is undone')
    expect(undone).toMatchObject({ reversed: 101, keptCount: 0 })
    expect(told().map(({ data }) => data)).toContainEqual({ jobId: 'undo-job-1', kind: 'undo', phase: 'undoing', done: 0, total: 101 })
    expect(events).toContainEqual({ name: 'records.changed', data: { object: 'contact', ids: null } })
    expect(await tagged()).toBe(0)
    expect(await call('changes.undo', { jobId: 'redo-job-1', transactionId: undone.transactionId ?? '' })).toMatchObject({ ok: true, value: { reversed: 101 } })
    expect(await tagged()).toBe(101)
    expect(await call('audit.verify', { jobId: 'verify-job' })).toMatchObject({ ok: true, value: { ok: true } })
  }, 60_000)
})
