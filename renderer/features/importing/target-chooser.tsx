import { Ban, Check, ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Autocomplete, Button as AriaButton, Dialog, DialogTrigger, Header, ListBox, ListBoxItem, ListBoxSection, Popover as AriaPopover, useFilter } from 'react-aria-components'
import type { Inspection } from '../../../shared/importing/channels'
import { useText } from '../../i18n/use-text'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/icon'
import optionStyles from '../../ui/option-list.module.css'
import { SearchField } from '../../ui/text-field'
import styles from './importing.module.css'
import { groupText, targetText } from './target-words'

const LEAVE_OUT = '-'

export interface TargetChooserProps {
  readonly column: string
  readonly target: string | null
  readonly choices: Inspection['targets']
  readonly isDisabled: boolean
  readonly onChoose: (target: string | null) => void
}

/** Where one column goes: a button that opens all places by group, found by typing. Only the open one has a list, so that hundreds of columns stay quick. */
export function TargetChooser({ column, target, choices, isDisabled, onChoose }: TargetChooserProps) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const text = target === null ? t('importing:columns.leaveOut') : targetText(target, choices, t)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={cx(styles.target, target === null && styles.targetNone)} isDisabled={isDisabled} aria-label={`${t('importing:columns.choose', { column })}: ${text}`}>
        {target === null ? <Icon shape={Ban} size={14} /> : null}
        <span className={cx(styles.targetText)}>{text}</span>
        <Icon shape={ChevronDown} size={14} />
      </AriaButton>
      <AriaPopover className={cx(optionStyles.popover)} placement="bottom start" offset={4}>
        <Dialog aria-label={t('importing:columns.choose', { column })} className={cx(styles.chooser)}>
          <TargetList target={target} choices={choices} onChoose={(chosen) => { setOpen(false); onChoose(chosen) }} />
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

function TargetList({ target, choices, onChoose }: Pick<TargetChooserProps, 'target' | 'choices' | 'onChoose'>) {
  const { t } = useText()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [typed, setTyped] = useState('')
  const groups = useMemo(() => {
    const known = choices.some((choice) => choice.target === target) || target === null ? choices : [{ target, label: target, group: choices.at(-1)?.group ?? '' }, ...choices]
    return [...new Set(known.map(({ group }) => group))].map((group) => [group, known.filter((choice) => choice.group === group)] as const)
  }, [choices, target])
  const item = (id: string, text: string) => (
    <ListBoxItem key={id} id={id} textValue={text} className={cx(optionStyles.option)}>
      <span className={cx(optionStyles.words)}>{text}</span>
      {id === (target ?? LEAVE_OUT) ? <Icon shape={Check} /> : null}
    </ListBoxItem>
  )
  return (
    <Autocomplete filter={contains} inputValue={typed} onInputChange={setTyped}>
      <div className={cx(styles.chooserSearch)}><SearchField label={t('importing:columns.find')} placeholder={t('importing:columns.find')} value={typed} onChange={setTyped} autoFocus /></div>
      <ListBox
        aria-label={t('importing:columns.places')} className={cx(optionStyles.list, styles.chooserList)}
        renderEmptyState={() => <div className={cx(optionStyles.empty)}>{t('ui:select.noMatch')}</div>}
        onAction={(key) => { onChoose(key === LEAVE_OUT ? null : String(key)) }}
      >
        <ListBoxSection aria-label={t('importing:columns.leaveOut')}>{item(LEAVE_OUT, t('importing:columns.leaveOut'))}</ListBoxSection>
        {groups.map(([group, members]) => (
          <ListBoxSection key={group}>
            <Header className={cx(optionStyles.header)}>{groupText(group, t)}</Header>
            {members.map((choice) => item(choice.target, targetText(choice.target, choices, t)))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  )
}
