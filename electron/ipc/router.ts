import { contract, endpointOf, engineContract, type Answer, type AppChannel, type Channel, type EngineChannel, type Input } from '../../shared/ipc/contract'
import { err } from '../../shared/result'
import type { Logger } from '../log/logger'
import { isWithin, MAX_ANSWER_BYTES, MAX_INPUT_BYTES } from './message-size'

/** One handler for each channel of the window's side: a missing one does not compile. */
export type AppHandlers = { readonly [C in AppChannel]: (input: Input<C>) => Promise<Answer<C>> }

export interface RouterParts {
  readonly app: AppHandlers
  readonly engine: (channel: EngineChannel, input: unknown) => Promise<Answer<Channel>>
  readonly log: Logger
  readonly newIncidentId: () => string
}

export type Router = (channel: unknown, input: unknown) => Promise<Answer<Channel>>

/**
 * Answers a call of our own page: bounds it, then either parses and handles it here or hands it to the engine, whose own
 * router parses it, asks for the session and the permission (SECURITY.md E8). Never rejects: a bug becomes `internal`
 * with an incident id, and what happened is in the log under that id. No path, no stack and no SQL passes back.
 */
export function createRouter(parts: RouterParts): Router {
  return async (channel, input) => {
    if (!isChannel(channel)) return invalid('no such channel')
    if (!isWithin(input, MAX_INPUT_BYTES)) return invalid('is too large')
    try {
      const answer = isEngineChannel(channel) ? await parts.engine(channel, input) : await callApp(parts.app, channel, input)
      if (!isWithin(answer, MAX_ANSWER_BYTES)) throw new Error('answer is too large')
      return answer
    } catch (error) {
      const incidentId = parts.newIncidentId()
      parts.log.error('ipc.failed', error, { channel, incidentId })
      return err({ kind: 'internal', incidentId })
    }
  }
}

async function callApp(handlers: AppHandlers, channel: AppChannel, input: unknown): Promise<Answer<Channel>> {
  const parsed = endpointOf(channel).input.safeParse(input)
  if (!parsed.success) {
    return err({ kind: 'invalid-input', issues: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  }
  const handler = handlers[channel] as (input: unknown) => Promise<Answer<Channel>>
  return handler(parsed.data)
}

function isChannel(channel: unknown): channel is Channel {
  return typeof channel === 'string' && Object.hasOwn(contract, channel)
}

function isEngineChannel(channel: Channel): channel is EngineChannel {
  return Object.hasOwn(engineContract, channel)
}

function invalid(message: string): Answer<Channel> {
  return err({ kind: 'invalid-input', issues: [{ path: '', message }] })
}
