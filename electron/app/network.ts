import type { CommandLine, Session } from 'electron'
import { parseUrl } from '../ipc/parse-url'
import { PAGE_SCHEME } from '../ipc/sender'
import type { Logger } from '../log/logger'

const LOCAL_SCHEMES: ReadonlySet<string> = new Set([`${PAGE_SCHEME}:`, 'data:', 'blob:'])

/** Whether a request stays inside the app. DevTools loads its own pages; it exists only outside a package. */
export function staysInside(url: string, devTools: boolean): boolean {
  const scheme = parseUrl(url)?.protocol
  return scheme !== undefined && (LOCAL_SCHEMES.has(scheme) || (devTools && scheme === 'devtools:'))
}

/** Must run before `ready`: tells Chromium to look nothing up, report nothing and fetch nothing by itself (SECURITY.md E17). */
export function silenceChromium(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('disable-breakpad')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** Ends every request of a page that would leave the app, every download, and the fetching of dictionaries. */
export function refuseNetwork(session: Session, devTools: boolean, log: Logger): void {
  // Switching the checker off is not enough: a session made with it on asks Google for a dictionary first.
  session.setSpellCheckerDictionaryDownloadURL(`${PAGE_SCHEME}://no-dictionaries/`)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !staysInside(details.url, devTools)
    if (cancel) log.warn('network.refused', { resource: details.resourceType })
    answer({ cancel })
  })
  session.on('will-download', (event) => event.preventDefault())
}
