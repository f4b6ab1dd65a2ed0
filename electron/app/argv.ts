/** Switches that open the app to whoever starts it: debuggers, no sandbox, code or hosts of their own, logs of traffic and keys (SECURITY.md E16). */
const REFUSED: readonly string[] = [
  'remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins',
  'inspect', 'inspect-brk', 'inspect-brk-node', 'inspect-port', 'inspect-wait', 'inspect-publish-uid', 'debug', 'debug-brk', 'debug-port',
  'no-sandbox', 'disable-sandbox', 'disable-setuid-sandbox', 'disable-seccomp-filter-sandbox', 'disable-namespace-sandbox', 'no-zygote', 'single-process', 'in-process-gpu',
  'disable-web-security', 'disable-site-isolation-trials', 'allow-file-access-from-files', 'allow-running-insecure-content', 'ignore-certificate-errors',
  'load-extension', 'js-flags', 'require', 'r', 'import', 'experimental-loader',
  'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'browser-subprocess-path', 'ppapi-plugin-launcher',
  'log-net-log', 'ssl-key-log-file', 'user-data-dir', 'enable-automation'
]

/**
 * The first switch of a command line that a packaged app does not start with, or null.
 * Both spellings of a value, one and two dashes, Windows' slash, and any case; Chromium itself stops reading switches at `--`, we do not.
 */
export function refusedSwitch(argv: readonly string[]): string | null {
  for (const argument of argv.slice(1)) {
    const name = /^(?:--?|\/)([A-Za-z][A-Za-z-]*)(?:=.*)?$/s.exec(argument)?.[1]?.toLowerCase()
    if (name !== undefined && REFUSED.includes(name)) return name
  }
  return null
}
