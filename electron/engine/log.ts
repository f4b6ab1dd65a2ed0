/** One line for the log. Codes and numbers only, never text of customers; the main process redacts once more and writes it. */
export type EngineLog = (level: 'info' | 'warn' | 'error', event: string, details: Readonly<Record<string, string | number | boolean | null>>) => void

/** Where a bug happened, without its message, which may quote a customer's data. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error'
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 4)
  return `${error.name} ${frames.map((line) => line.trim()).join(' < ')}`
}
