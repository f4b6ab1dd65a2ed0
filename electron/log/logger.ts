import { pino } from 'pino'
import { redactDetails, redactError, type LogDetails } from './redact'
import type { LineSink } from './rotating-file'

/** Writes what the program did, for whoever has to find out why it did not. `event` is a fixed name such as `engine.gone`. */
export interface Logger {
  info(event: string, details: LogDetails): void
  warn(event: string, details: LogDetails): void
  error(event: string, error: unknown, details: LogDetails): void
}

/** One JSON line per entry into `sink`. Everything passes {@link redactDetails} and {@link redactError}; there is no way around them. */
export function createLogger(sink: LineSink): Logger {
  const lines = pino({ base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, formatters: { level: (label) => ({ level: label }) } }, sink)
  return {
    info: (event, details) => lines.info({ event, ...redactDetails(details) }),
    warn: (event, details) => lines.warn({ event, ...redactDetails(details) }),
    error: (event, error, details) => lines.error({ event, ...redactDetails(details), ...redactError(error) })
  }
}
