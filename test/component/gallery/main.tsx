import '../../../renderer/ipc/no-eval'
import '@fontsource-variable/inter/wght.css'
import '../../../renderer/styles/reset.css'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'
import './gallery.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App, Frame } from '../../../renderer/app/app'
import { languageFor, setUpText } from '../../../renderer/i18n/setup'
import { createCache } from '../../../renderer/ipc/cache'
import { Controls } from './controls'
import { fakeBridge } from './fake-bridge'

// ?page=controls|shell &theme= &language= &density= &rows= &beside
const query = new URLSearchParams(location.search)
const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T => allowed.find((value) => value === query.get(name)) ?? otherwise
const language = one('language', ['en', 'de'], 'en')
const bridge = fakeBridge({ theme: one('theme', ['system', 'light', 'dark'], 'light'), language, density: one('density', ['compact', 'comfortable'], 'compact'), listWidth: 640, railCollapsed: query.has('narrow') })
Object.defineProperty(window, 'satchel', { value: bridge })
setUpText(languageFor(language, []))

const root = document.getElementById('root')
if (root === null) throw new Error('no root')
const cache = createCache()
createRoot(root).render(query.get('page') === 'controls' ? <QueryClientProvider client={cache}><Frame><Controls /></Frame></QueryClientProvider> : <App cache={cache} />)
