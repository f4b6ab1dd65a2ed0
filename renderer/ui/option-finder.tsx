import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Group } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { cx } from './cx'
import fieldStyles from './field.module.css'
import { Icon } from './icon'
import finderStyles from './option-finder.module.css'
import styles from './option-list.module.css'
import type { Option } from './select'

export interface OptionFinderProps<K extends string> {
  /** What is looked for: "Tag is". */
  readonly label: string
  readonly placeholder: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Already narrowed to `text`. */
  readonly options: readonly Option<K>[]
  /** The options belong to an older text. Enter then waits for the right ones. */
  readonly isOld: boolean
  /** The one that holds now. */
  readonly chosen?: K | undefined
  readonly onChoose: (key: K) => void
  /** Backspace in the empty field. */
  readonly onBack?: () => void
}

/** A field with a list under it, inside a popover. Typing narrows, arrows move, Enter takes the marked line: the first, until the arrows moved. */
export function OptionFinder<K extends string>({ label, placeholder, text, onText, options, isOld, chosen, onChoose, onBack }: OptionFinderProps<K>) {
  const { t } = useText()
  const listId = useId()
  const [at, setAt] = useState(() => Math.max(0, options.findIndex((option) => option.key === chosen)))
  const [isWaiting, setWaiting] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const active = Math.min(at, options.length - 1)
  const optionId = (place: number): string => `${listId}-${String(place)}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const take = (): void => {
    const option = options[active]
    if (isOld) setWaiting(true)
    else if (option !== undefined) onChoose(option.key)
  }
  useEffect(() => {
    if (!isWaiting || isOld) return
    setWaiting(false)
    take()
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const last = options.length - 1
    if (event.key === 'ArrowDown') setAt(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') setAt(active <= 0 ? last : active - 1)
    else if (event.key === 'PageDown') setAt(Math.min(last, active + 8))
    else if (event.key === 'PageUp') setAt(Math.max(0, active - 8))
    else if (event.key === 'Enter') take()
    else if (event.key === 'Backspace' && text === '' && onBack !== undefined) onBack()
    else return
    event.preventDefault()
  }

  return (
    <div className={cx(finderStyles.finder)}>
      <Group className={cx(fieldStyles.box, fieldStyles.smallBox)}>
        <span className={cx(finderStyles.label)} aria-hidden>{label}</span>
        <input
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          {...(active >= 0 ? { 'aria-activedescendant': optionId(active) } : {})}
          className={cx(fieldStyles.input)}
          placeholder={placeholder}
          value={text}
          maxLength={200}
          autoComplete="off"
          spellCheck="false"
          onChange={(event) => {
            onText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </Group>
      <div ref={list} id={listId} role="listbox" aria-label={label} aria-busy={isOld} className={cx(styles.list, finderStyles.list)}>
        {options.map((option, place) => (
          <div key={option.key} id={optionId(place)} role="option" aria-selected={place === active} className={cx(styles.option, finderStyles.option)} onPointerMove={() => { setAt(place) }} onClick={() => { onChoose(option.key) }}>
            {option.icon === undefined ? null : <Icon shape={option.icon} />}
            <span className={cx(finderStyles.text, option.key === chosen && finderStyles.chosen)}>{option.text}</span>
            {option.detail === undefined ? null : <span className={cx(styles.detail, finderStyles.detail)}>{option.detail}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={cx(options.length === 0 ? styles.empty : finderStyles.unseen)}>{options.length > 0 ? '' : isOld ? t('ui:loading') : t('ui:select.noMatch')}</p>
    </div>
  )
}
