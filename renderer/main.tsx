import './ipc/no-eval'
import './without-eval'
import './ui/no-screen-keyboard'
import '@fontsource-variable/inter/wght.css'
import './styles/reset.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { languageFor, setUpText } from './i18n/setup'
import { createCache } from './ipc/cache'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
setUpText(languageFor('system', navigator.languages))
createRoot(root).render(<StrictMode><App cache={createCache()} /></StrictMode>)
