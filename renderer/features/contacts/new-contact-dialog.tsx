import { useState } from 'react'
import { create } from 'zustand'
import { displayName, emptyContact, isNameless } from '../../../shared/contacts/contact'
import { navigate } from '../../app/navigation'
import { useFieldRule } from '../../app/sight'
import { noteChange } from '../../app/undo'
import { useText } from '../../i18n/use-text'
import { useCommand } from '../../ipc/use-command'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { Dialog } from '../../ui/dialog'
import { InlineAlert } from '../../ui/inline-alert'
import { TextField } from '../../ui/text-field'
import { companyForName } from '../companies/company-for-name'
import { failureKey } from '../records/failure-text'
import styles from '../records/records.module.css'

const useAsked = create<{ readonly open: boolean }>(() => ({ open: false }))

/** Opens the dialog for a new person; from the list, the palette or C. */
export function askForNewContact(): void {
  navigate({ screen: 'people', id: null, full: false })
  useAsked.setState({ open: true })
}

const blank = { givenName: '', familyName: '', email: '', phone: '', company: '', role: '' }

/** The few things one knows of a new person; the rest is filled in on the page that follows. */
export function NewContactDialog() {
  const { t } = useText()
  const open = useAsked((state) => state.open)
  const ruleOf = useFieldRule('contact')
  const create = useCommand('contacts.create')
  const [form, setForm] = useState(blank)
  const close = (): void => {
    useAsked.setState({ open: false })
    setForm(blank)
    create.clearFailure()
  }
  const draft = {
    ...emptyContact(), givenName: form.givenName.trim(), familyName: form.familyName.trim(),
    emails: form.email.trim() === '' ? [] : [{ address: form.email.trim(), label: 'work', primary: true, optOut: false }],
    phones: form.phone.trim() === '' ? [] : [{ number: form.phone.trim(), label: 'work', primary: true, optOut: false }],
    positions: form.company.trim() === '' && form.role.trim() === '' ? [] : [{ companyId: null, companyName: form.company.trim(), role: form.role.trim(), department: '', primary: true, left: false }],
  }
  const save = async (): Promise<void> => {
    if (isNameless(draft) || create.isRunning) return
    const { id: companyId, madeBy } = await companyForName(form.company)
    const answer = await create.run({ draft: { ...draft, positions: draft.positions.map((position) => ({ ...position, companyId })) } })
    if (!answer.ok) return
    close()
    navigate({ screen: 'people', id: answer.value.record.id, full: false })
    noteChange({ transactionId: [...(madeBy === null ? [] : [madeBy]), answer.value.transactionId], text: ({ t }) => t('records:created', { name: displayName(answer.value.record) }) })
  }
  const field = (name: keyof typeof blank, label: string, type: 'text' | 'email' | 'tel' = 'text', autoFocus = false) => (
    <TextField label={label} type={type} value={form[name]} onChange={(text) => { setForm({ ...form, [name]: text }) }} autoFocus={autoFocus} maxLength={300} />
  )
  return (
    <Dialog isOpen={open} onClose={close} title={t('records:newContact')} actions={<><Button variant="quiet" onPress={close}>{t('ui:cancel')}</Button><Button variant="primary" isPending={create.isRunning} isDisabled={isNameless(draft)} onPress={() => void save()}>{t('ui:save')}</Button></>}>
      <form className={cx(styles.form)} onSubmit={(event) => { event.preventDefault(); void save() }}>
        <div className={cx(styles.pair)}>{field('givenName', t('records:givenName'), 'text', true)}{field('familyName', t('records:familyName'))}</div>
        <div className={cx(styles.pair)}>{ruleOf('emails') === null ? field('email', t('records:email'), 'email') : null}{ruleOf('phones') === null ? field('phone', t('records:phone'), 'tel') : null}</div>
        <div className={cx(styles.pair)}>{field('company', t('records:company'))}{field('role', t('records:role'))}</div>
        {create.failure === null ? null : <InlineAlert tone="danger" isNew>{t(failureKey(create.failure))}</InlineAlert>}
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
