/** One measure. With `limit`, `ok` says whether it was met. */
export interface BenchLine {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit?: string
  readonly ok?: boolean
  readonly note?: string
}
export interface BenchEnv {
  /** A folder for databases; emptied by the caller. */
  readonly dir: string
  /** Contacts. */
  readonly scale: number
  readonly cacheKib: number
}

/** CPU milliseconds of this process so far: what stays comparable while the machine does other things. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export interface Timing {
  readonly cpu: number
  readonly p50: number
  readonly p95: number
}

/** Runs `work` over `inputs` and answers with CPU per run and the spread of wall time, in ms. */
export function measure<T>(inputs: readonly T[], work: (input: T) => void): Timing {
  const walls: number[] = []
  const before = cpuMs()
  for (const input of inputs) {
    const start = performance.now()
    work(input)
    walls.push(performance.now() - start)
  }
  const cpu = (cpuMs() - before) / inputs.length
  walls.sort((a, b) => a - b)
  const at = (share: number): number => walls[Math.min(walls.length - 1, Math.floor(walls.length * share))] ?? 0
  return { cpu, p50: at(0.5), p95: at(0.95) }
}

/** A measure with an upper bound. */
export function atMost(name: string, value: number, unit: string, limit: number, note?: string): BenchLine {
  return { name, value, unit, limit: `≤ ${String(limit)}`, ok: value <= limit, ...(note === undefined ? {} : { note }) }
}

/** A measure with a lower bound. */
export function atLeast(name: string, value: number, unit: string, limit: number, note?: string): BenchLine {
  return { name, value, unit, limit: `≥ ${String(limit)}`, ok: value >= limit, ...(note === undefined ? {} : { note }) }
}
