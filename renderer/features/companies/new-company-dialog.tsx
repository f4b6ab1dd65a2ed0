import { useState } from 'react'
import { create } from 'zustand'
import { emptyCompany } from '../../../shared/companies/company'
import { navigate } from '../../app/navigation'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { InlineAlert } from '../../ui/inline-alert'
import { TextField } from '../../ui/text-field'
import { failureKey } from '../records/failure-text'
import styles from '../records/records.module.css'

const useAsked = create<{ readonly open: boolean }>(() => ({ open: false }))

/** Opens the dialog for a new company; from the list, the palette or C. */
export function askForNewCompany(): void {
  navigate({ screen: 'companies', id: null, full: false })
  useAsked.setState({ open: true })
}

/** Name and domain of a new company; the rest is filled in on the page that follows. */
export function NewCompanyDialog() {
  const { t } = useText()
  const open = useAsked((state) => state.open)
  const create = useCommand('companies.create')
  const [name, setName] = useState('')
  const [domain, setDomain] = useState('')
  const close = (): void => {
    useAsked.setState({ open: false })
    setName('')
    setDomain('')
    create.clearFailure()
  }
  const save = async (): Promise<void> => {
    if (name.trim() === '' || create.isRunning) return
    const answer = await create.run({ draft: { ...emptyCompany(), name: name.trim(), domain: domain.trim() } })
    if (!answer.ok) return
    close()
    navigate({ screen: 'companies', id: answer.value.record.id, full: false })
    noteChange({ transactionId: answer.value.transactionId, text: ({ t }) => t('records:created', { name: name.trim() }) })
  }
  return (
    <Dialog isOpen={open} onClose={close} title={t('records:newCompany')} size="small" actions={<><Button variant="quiet" onPress={close}>{t('ui:cancel')}</Button><Button variant="primary" isPending={create.isRunning} isDisabled={name.trim() === ''} onPress={() => void save()}>{t('ui:save')}</Button></>}>
      <form className={cx(styles.form)} onSubmit={(event) => { event.preventDefault(); void save() }}>
        <TextField label={t('records:name')} value={name} onChange={setName} autoFocus maxLength={1_000} />
        <TextField label={t('records:domain')} value={domain} onChange={setDomain} maxLength={253} description={t('records:domainHint')} />
        {create.failure === null ? null : <InlineAlert tone="danger" isNew>{t(failureKey(create.failure))}</InlineAlert>}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
