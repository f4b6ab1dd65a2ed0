import { Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useText } from '../i18n/use-text'
import { call } from '../ipc/client'
import { useQueryOf } from '../ipc/use-query-of'
import { cx } from '../ui/cx'
import { SkeletonLines } from '../ui/skeleton'
import { NoticePlace } from '../ui/toast'
import { creators } from './creators'
import { ErrorBoundary } from './error-boundary'
import { goBack, goForward, openScreen, replaceRoute, useNavigation } from './navigation'
import { Palette } from './palette'
import { paletteProviders } from './palette-providers'
import { usePreferences } from './preferences'
import { Rail } from './rail'
import { beginnings, type ScreenName } from './route'
import { screens } from './screens'
import { useMay } from './session'
import styles from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog'
import { StatusBar } from './status-bar'
import { TopBar } from './top-bar'
import { redoLatest, undoLatest } from './undo'
import { UndoProgress } from './undo-progress'
import { useActivity } from './use-activity'
import { useKeyNames } from './use-key-names'
import { useKeyboard } from './use-keyboard'
import { useShortcut } from './use-shortcut'

type Overlay = 'none' | 'palette' | 'keys'

/** The frame around every screen of an open vault. */
export function Shell() {
  const { t } = useText()
  const may = useMay()
  const keys = useKeyNames()
  const [{ railCollapsed }, change] = usePreferences()
  const isTight = useTight()
  const [overlay, setOverlay] = useState<Overlay>('none')
  const now = useNavigation((state) => state.now)
  const Content = screens.find(({ screen, permission }) => screen === now.screen && may(permission))?.component
  const first = screens.find(({ permission }) => may(permission))?.screen
  // A role that is kept from where the shell begins, or was just kept from where it is, starts with what it may see.
  useEffect(() => {
    if (Content === undefined && first !== undefined) replaceRoute(beginnings[first])
  }, [Content, first])
  const canSwitch = useSeveralUsers()

  const lock = useCallback(() => void call('vault.lock', { reason: 'user' }), [])
  const switchUser = useCallback(() => void call('vault.lock', { reason: 'switch' }), [])
  const undo = useCallback(() => void undoLatest(), [])
  const redo = useCallback(() => void redoLatest(), [])
  const close = useCallback(() => { setOverlay('none') }, [])
  const search = useCallback(() => { setOverlay('palette') }, [])
  const showKeys = useCallback(() => { setOverlay('keys') }, [])
  // Language and keys follow `t`; another role is another shell.
  const providers = useMemo(() => paletteProviders({ t, may, keysOf: keys.of, actions: { lock, switchUser: canSwitch ? switchUser : null, undo, redo, showKeys } }), [t, lock, canSwitch, switchUser, undo, redo, showKeys])

  useActivity()
  useKeyboard()
  useShortcut('palette', search)
  useShortcut('help', showKeys)
  useShortcut('lock', lock)
  useShortcut('switch-user', switchUser, canSwitch)
  useShortcut('undo', undo)
  useShortcut('redo', redo)
  useShortcut('back', goBack)
  useShortcut('forward', goForward)
  const creator = creators.find(({ screen, permission }) => screen === now.screen && may(permission)) ?? creators.find(({ permission }) => may(permission))
  useShortcut('create', () => creator?.run(), creator !== undefined)

  return (
    <div className={cx(styles.shell)}>
      {screens.filter(({ permission }) => may(permission)).map(({ screen }) => <GoKey key={screen} screen={screen} />)}
      <Rail isNarrow={railCollapsed || isTight} onNarrow={(isNarrow) => { change({ railCollapsed: isNarrow }) }} onLock={lock} onSwitch={canSwitch ? switchUser : null} />
      <div className={cx(styles.side)}>
        <TopBar onSearch={search} />
        <main className={cx(styles.content)}>
          <ErrorBoundary resetKey={now.screen}>
            <Suspense fallback={<div className={cx(styles.loading)}><SkeletonLines count={6} label={t('ui:loading')} /></div>}>
              {Content === undefined ? null : <Content key={now.screen} />}
            </Suspense>
          </ErrorBoundary>
        </main>
        <UndoProgress />
        <NoticePlace />
        <StatusBar />
      </div>
      <Palette isOpen={overlay === 'palette'} onClose={close} providers={providers} />
      <ShortcutsDialog isOpen={overlay === 'keys'} onClose={close} />
    </div>
  )
}

/** Whether somebody else could unlock: alone in a vault there is nobody to switch to. */
function useSeveralUsers(): boolean {
  const users = useQueryOf('users.list', {})
  return users.state === 'ready' && users.value.items.filter(({ state }) => state === 'active' || state === 'invited').length > 1
}

/** A narrow window, or a wide one at 200 % zoom: the content needs the room. */
function useTight(): boolean {
  const [query] = useState(() => window.matchMedia('(max-width: 820px)'))
  return useSyncExternalStore((changed) => {
    query.addEventListener('change', changed)
    return () => { query.removeEventListener('change', changed) }
  }, () => query.matches)
}

function GoKey({ screen }: { readonly screen: ScreenName }) {
  useShortcut(`go-${screen}`, () => { openScreen(screen) })
  return null
}
