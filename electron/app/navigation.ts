import type { App, WebContents } from 'electron'
import type { Logger } from '../log/logger'

/**
 * No page of this app ever goes anywhere: not by script, link, redirect, drop, form, middle click, frame or new window (SECURITY.md E5).
 * Holds for every contents that will ever exist, so nobody can forget it for a new one.
 */
export function refuseNavigation(app: Pick<App, 'on'>, log: Logger): void {
  app.on('web-contents-created', (_event, contents) => refuseNavigationIn(contents, log))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  app.on('select-client-certificate', (event) => event.preventDefault())
  app.on('login', (event) => event.preventDefault())
}

/** {@link refuseNavigation} for one contents. `loadURL` called by us is no navigation in this sense and still works. */
export function refuseNavigationIn(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, log: Logger): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault()
    log.warn('navigation.refused', { what })
  }
  contents.on('will-navigate', refuse('navigate'))
  contents.on('will-frame-navigate', refuse('frame'))
  contents.on('will-redirect', refuse('redirect'))
  contents.on('will-attach-webview', refuse('webview'))
  contents.setWindowOpenHandler(() => {
    log.warn('navigation.refused', { what: 'new-window' })
    return { action: 'deny' }
  })
}
