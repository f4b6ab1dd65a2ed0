// Runs calls on the real keychain in a process of its own: libsecret keeps the first bus it met for the life of a process.
//   node --import run-typescript.mjs keychain-child.ts '[["write","account","00"]]' [worker]
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { createKeytarStore } from '../../electron/keychain/keytar-store'

type Call = readonly ['read' | 'readWithPrompt' | 'remove', string] | readonly ['write', string, string]

function callsOf(json: string): readonly Call[] {
  const calls: readonly Call[] = JSON.parse(json)
  return calls
}

async function run(calls: readonly Call[]): Promise<unknown[]> {
  const store = createKeytarStore({ service: 'Satchel test', timeoutMs: Number(process.env['KEYCHAIN_TIMEOUT_MS'] ?? 5_000), promptTimeoutMs: Number(process.env['KEYCHAIN_TIMEOUT_MS'] ?? 5_000) })
  const answers: unknown[] = []
  for (const call of calls) {
    const startedAt = performance.now()
    const answer = call[0] === 'write' ? await store.write(call[1], call[2]) : await store[call[0]](call[1])
    answers.push({ answer, ms: Math.round(performance.now() - startedAt) })
  }
  return answers
}

if (!isMainThread) {
  parentPort?.postMessage(await run(callsOf(String(workerData))))
} else if (process.argv[3] === 'worker') {
  const worker = new Worker(new URL(import.meta.url), { workerData: process.argv[2] })
  worker.once('message', (answers) => process.stdout.write(`${JSON.stringify(answers)}\n`))
  worker.once('error', (error) => {
    throw error
  })
} else {
  process.stdout.write(`${JSON.stringify(await run(callsOf(process.argv[2] ?? '[]')))}\n`)
}
