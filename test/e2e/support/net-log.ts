interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly { readonly type: number; readonly params?: { readonly url?: string; readonly host?: string } }[]
}

/** Hosts that Chromium sent a request to, and names it looked up, by its own network log. Requests of our own scheme do not count. */
export function readNetLog(text: string): { readonly requested: string[]; readonly lookedUp: string[] } {
  const log = JSON.parse(text) as NetLog
  const requests = log.constants.logEventTypes['URL_REQUEST_START_JOB']
  const lookups = log.constants.logEventTypes['HOST_RESOLVER_MANAGER_REQUEST']
  if (requests === undefined || lookups === undefined) throw new Error('this Chromium names its network events differently')
  const requested = log.events.flatMap(({ type, params }) => (type === requests && params?.url !== undefined && /^(https?|wss?|ftp):/.test(params.url) ? [new URL(params.url).hostname] : []))
  const lookedUp = log.events.flatMap(({ type, params }) => (type === lookups && params?.host !== undefined ? [params.host.replace(/^\w+:\/\//, '').replace(/:\d+$/, '').toLowerCase()] : []))
  return { requested: [...new Set(requested)].sort(), lookedUp: [...new Set(lookedUp)].sort() }
}
