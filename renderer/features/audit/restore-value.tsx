import { Undo2 } from 'lucide-react'
import { contactPatch } from '../../../shared/contacts/contact'
import { companyPatch } from '../../../shared/companies/company'
import type { ObjectType } from '../../../shared/list'
import { useMay } from '../../app/session'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { call } from '../../ipc/client'
import { IconButton } from '../../ui/button'
import { notify } from '../../ui/toast'
import { failureKey } from '../records/failure-text'
import { fieldLabel } from './field-names'

interface RestoreValueProps {
  readonly object: ObjectType
  readonly id: string
  readonly field: string
  readonly value: unknown
}

/** Gives a field the value that the log remembers: an ordinary edit of the record as it is now, which can be undone. Absent for who may not change it, and for what cannot be edited. */
export function RestoreValue({ object, id, field, value }: RestoreValueProps) {
  const { t } = useText()
  const may = useMay()
  const patch = (object === 'contact' ? contactPatch : companyPatch).safeParse({ [field]: value })
  if (!may(`${object}:update`) || !patch.success) return null
  const label = fieldLabel(field, t)
  const restore = async (): Promise<void> => {
    const answer = await updateNow(object, id, { [field]: value })
    if (!answer.ok) notify({ text: ({ t }) => t(failureKey(answer.failure)), tone: 'danger' })
    else if (answer.value === null) notify({ text: ({ t }) => t('audit:restoreValue.same', { field: fieldLabel(field, t) }) })
    else noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t('audit:restoreValue.done', { field: fieldLabel(field, t) }) })
  }
  return <IconButton icon={Undo2} size="small" label={t('audit:restoreValue.button', { field: label })} onPress={() => void restore()} />
}

/** Updates the record as it is at this moment; null when it has the value already. */
async function updateNow(object: ObjectType, id: string, change: Readonly<Record<string, unknown>>) {
  const [entry] = Object.entries(change)
  if (object === 'contact') {
    const now = await call('contacts.get', { id })
    if (!now.ok) return now
    if (isSame(now.value, entry)) return { ok: true as const, value: null }
    return call('contacts.update', { id, expectedVersion: now.value.version, patch: contactPatch.parse(change) })
  }
  const now = await call('companies.get', { id })
  if (!now.ok) return now
  if (isSame(now.value, entry)) return { ok: true as const, value: null }
  return call('companies.update', { id, expectedVersion: now.value.version, patch: companyPatch.parse(change) })
}

function isSame(record: object, entry: readonly [string, unknown] | undefined): boolean {
  return entry !== undefined && Object.entries(record).some(([name, value]) => name === entry[0] && JSON.stringify(value) === JSON.stringify(entry[1]))
}
