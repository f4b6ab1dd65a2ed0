import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/use-text'
import { Avatar } from '../ui/avatar'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import { KeyHint } from '../ui/key-hint'
import type { PaletteItem, PaletteProvider } from './palette-items'
import styles from './palette.module.css'
import { useKeyNames } from './use-key-names'
import { usePaletteSearch } from './use-palette-search'

/** One box for people, companies and commands. Typing narrows, arrows move, Enter does, Esc goes back to where the focus was. */
export function Palette({ isOpen, onClose, providers }: { readonly isOpen: boolean; readonly onClose: () => void; readonly providers: readonly PaletteProvider[] }) {
  const { t } = useText()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) onClose() }} isDismissable className={cx(styles.scrim)}>
      <Modal className={cx(styles.modal)}>
        <AriaDialog aria-label={t('palette:title')} className={cx(styles.dialog)}>
          <PaletteBox providers={providers} onClose={onClose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBox({ providers, onClose }: { readonly providers: readonly PaletteProvider[]; readonly onClose: () => void }) {
  const { t } = useText()
  const { names } = useKeyNames()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { sections, isSearching } = usePaletteSearch(providers, text.trim())
  const items = sections.flatMap((section) => section.items)
  const active = Math.min(at, items.length - 1)
  const optionId = (place: number): string => `${listId}-${place}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return
    onClose()
    item.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = items.length - 1
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') setAt(active <= 0 ? last : active - 1)
    else if (event.key === 'PageDown') setAt(Math.min(last, active + 8))
    else if (event.key === 'PageUp') setAt(Math.max(0, active - 8))
    else if (event.key === 'Enter') run(items[active])
    else return
    event.preventDefault()
  }

  let place = -1
  return (
    <>
      <div className={cx(styles.box)}>
        <Icon shape={Search} />
        <input
          autoFocus
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-label={t('palette:title')}
          {...(active >= 0 ? { 'aria-activedescendant': optionId(active) } : {})}
          className={cx(styles.input)}
          placeholder={t('palette:placeholder')}
          value={text}
          maxLength={500}
          autoComplete="off"
          spellCheck="false"
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={t('palette:results')} className={cx(styles.list)}>
        {sections.map(({ provider, items: lines }) => (
          <div key={provider.id} role="group" aria-label={t(provider.title)}>
            <div className={cx(styles.title)} aria-hidden>{t(provider.title)}</div>
            {lines.map((item) => {
              place++
              const mine = place
              return (
                <div key={item.id} id={optionId(mine)} role="option" aria-selected={mine === active} className={cx(styles.option)} onPointerMove={() => { setAt(mine) }} onClick={() => { run(item) }}>
                  {item.record === undefined ? <Icon shape={item.icon} /> : <Avatar name={item.title} seed={item.id} size="small" kind={item.record.kind} />}
                  <span className={cx(styles.name)}>{item.title}</span>
                  {item.subtitle === undefined || item.subtitle === '' ? null : <span className={cx(styles.subtitle)}>{item.subtitle}</span>}
                  {item.keys === undefined ? null : <span className={cx(styles.keys)}><KeyHint keys={item.keys} /></span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className={cx(items.length === 0 ? styles.nothing : styles.unseen)}>
        {items.length === 0 ? (isSearching ? t('palette:searching') : t('palette:nothing', { text: text.trim() })) : t('palette:found', { count: items.length })}
      </p>
      <div className={cx(styles.foot)} aria-hidden>
        <span><KeyHint keys={names(['up'])} /><KeyHint keys={names(['down'])} /> {t('palette:move')}</span>
        <span><KeyHint keys={names(['enter'])} /> {t('palette:open')}</span>
        <span><KeyHint keys={names(['esc'])} /> {t('palette:leave')}</span>
      </div>
    </>
  )
}
