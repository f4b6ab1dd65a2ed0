import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria'
import { Button as AriaButton, Text, UNSTABLE_Toast as AriaToast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as AriaToastRegion } from 'react-aria-components'
import { useText, type Say } from '../i18n/use-text'
import { toneIcons, type Tone } from './badge'
import { IconButton } from './button'
import { cx } from './cx'
import { Icon } from './icon'
import styles from './toast.module.css'

export interface Notice {
  /** What happened, in one short sentence. */
  readonly text: Say
  readonly detail?: Say
  readonly tone?: Exclude<Tone, 'neutral'>
  /** One thing to do about it, usually undo. */
  readonly action?: { readonly text: Say; readonly onPress: () => void }
}

/** Two lines at most: what just happened, and a problem that stays. */
const queue = new ToastQueue<Notice>({ maxVisibleToasts: 2 })
let passing: string | null = null

/** How long a notice stays, in ms. Long enough to reach its action by keyboard (F6); it waits while pointed at or focused. */
export const NOTICE_MS = 8_000

/** Shows a notice in place of the one before; problems stay until closed. Answers with a function that takes it away. */
export function notify(notice: Notice): () => void {
  const stays = notice.tone === 'danger'
  if (passing !== null && !stays) queue.close(passing)
  const key = queue.add(notice, stays ? {} : { timeout: NOTICE_MS })
  if (!stays) passing = key
  return () => {
    queue.close(key)
  }
}

/** Takes all notices away: the vault is locked, nothing of it may stay in sight. */
export function clearNotices(): void {
  queue.clear()
}

/** Where notices appear. Once, at the root of the app. F6 goes there and back. */
export function ToastRegion() {
  const hasSome = useSyncExternalStore(subscribe, () => queue.visibleToasts.length > 0)
  // React Aria makes the region a landmark, which F6 finds, when it is mounted, and only if it is in the page by then.
  return hasSome ? <PortalProvider getContainer={place}><Notices /></PortalProvider> : null
}

/** The line above the status bar that notices take while there are some, so that none of them lies over content. Without one they float at the foot of the window. */
export function NoticePlace() {
  return <div data-notice-place className={cx(styles.place)} />
}

const place = (): HTMLElement => document.querySelector<HTMLElement>('[data-notice-place]') ?? document.body

const subscribe = (changed: () => void): (() => void) => queue.subscribe(changed)

function Notices() {
  const text = useText()
  return (
    <AriaToastRegion queue={queue} aria-label={text.t('ui:toast.region')} className={cx(styles.region)}>
      {({ toast }) => (
        <AriaToast toast={toast} className={cx(styles.toast)}>
          {toast.content.tone === undefined ? null : <span className={cx(styles[toast.content.tone])}><Icon shape={toneIcons[toast.content.tone]} /></span>}
          <ToastContent className={cx(styles.words)}>
            <Text slot="title" className={cx(styles.text)}>{toast.content.text(text)}</Text>
            {toast.content.detail === undefined ? null : <Text slot="description" className={cx(styles.detail)}>{toast.content.detail(text)}</Text>}
          </ToastContent>
          {toast.content.action === undefined ? null : (
            <AriaButton
              className={cx(styles.action)}
              onPress={() => {
                toast.content.action?.onPress()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.text(text)}
            </AriaButton>
          )}
          <span className={cx(styles.end)}><IconButton icon={X} label={text.t('ui:close')} size="small" onPress={() => { queue.close(toast.key) }} /></span>
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
