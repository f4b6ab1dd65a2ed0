import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { DeepLink } from '../../shared/app/deep-link'
import type { VaultState } from '../../shared/vault/vault'
import { useText } from '../i18n/use-text'
import { connectCache } from '../ipc/cache'
import { on } from '../ipc/client'
import { FirstStepsPage } from '../features/vault/first-steps-page'
import { RecoveryCodePage } from '../features/vault/recovery-code-page'
import { OneUseCodesPage } from '../features/second-factor/one-use-codes-page'
import { usePendingCodes } from '../features/second-factor/pending-codes'
import { usePendingCode } from '../features/vault/pending-code'
import { useQueryOf } from '../ipc/use-query-of'
import { clearNotices, ToastRegion } from '../ui/toast'
import { ErrorBoundary } from './error-boundary'
import { gates } from './gates'
import { forgetRoleDrafts } from '../features/users/role-draft'
import { forgetImport } from '../features/importing/import-state'
import { forgetLists } from './list-memory'
import { LockKey } from './lock-key'
import { forgetNavigation, navigate } from './navigation'
import { useAppearance } from './preferences'
import { routeOfLink } from './route'
import { OpenVaultContext } from './session'
import { Shell } from './shell'
import { forgetSteps } from './undo'

/** The whole page: what the vault's state calls for, the shell when it is open. */
export function App({ cache }: { readonly cache: QueryClient }) {
  useEffect(() => connectCache(cache), [cache])
  return (
    <ErrorBoundary>
      <QueryClientProvider client={cache}>
        <Frame><Gate /></Frame>
      </QueryClientProvider>
    </ErrorBoundary>
  )
}

/** Appearance, language of the controls and notices: for the app and for the gallery of the kit. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { format } = useText()
  useAppearance()
  return (
    <I18nProvider locale={format.locale}>
      {children}
      <ToastRegion />
    </I18nProvider>
  )
}

function Gate() {
  const loaded = useQueryOf('vault.state', {})
  const newCode = usePendingCode((pending) => pending.code)
  const oneUseCodes = usePendingCodes((pending) => pending.codes)
  const isBeginning = usePendingCode((pending) => pending.isBeginning)
  const isOpen = loaded.state === 'ready' && loaded.value.state === 'unlocked'
  const [link, setLink] = useState<DeepLink | null>(null)
  useEffect(() => {
    if (!isOpen) forgetEverything()
  }, [isOpen])
  // A link that comes while the vault is locked waits for it to be opened.
  useEffect(() => on('app.open', setLink), [])
  useEffect(() => {
    if (!isOpen || link === null) return
    navigate(routeOfLink(link))
    setLink(null)
  }, [isOpen, link])
  // Shorter than a blink: nothing at all is calmer than a skeleton of an unknown page.
  if (loaded.state !== 'ready') return null
  if (loaded.value.state === 'unlocked') {
    // Shown once: nothing else of a new vault comes before it.
    if (newCode !== null) return <><LockKey /><RecoveryCodePage code={newCode} vaultName={loaded.value.vault.name} /></>
    if (oneUseCodes !== null) return <><LockKey /><OneUseCodesPage codes={oneUseCodes} vaultName={loaded.value.vault.name} /></>
    if (isBeginning) return <><LockKey /><FirstStepsPage vaultName={loaded.value.vault.name} /></>
    return <OpenVaultContext value={loaded.value}><Shell key={`${loaded.value.session.sessionId} ${JSON.stringify(loaded.value.session.rights)}`} /></OpenVaultContext>
  }
  return closed(loaded.value)
}

function closed(state: Exclude<VaultState, { state: 'unlocked' }>): ReactNode {
  switch (state.state) {
    case 'none':
      return <gates.none state={state} />
    case 'trouble':
      return <gates.trouble state={state} />
    case 'locked':
      return <gates.locked state={state} />
    case 'waiting':
      return <><LockKey /><gates.waiting state={state} /></>
  }
}

/** Nothing of a vault stays on screen or in memory here once it is locked. */
function forgetEverything(): void {
  forgetNavigation()
  forgetLists()
  forgetSteps()
  forgetImport()
  forgetRoleDrafts()
  usePendingCode.getState().forget()
  usePendingCodes.getState().forget()
  clearNotices()
}
