// A stand-in for the vault engine that speaks its messages: plain JavaScript, so that a worker and a child process start it as it lies.
// `vault.state` echoes what it was told; `vault.touch` never answers; `vault.leave` dies; `jobs.cancel` says how it runs.
import { parentPort } from 'node:worker_threads'

const post = (message) => (parentPort === null ? process.send(message) : parentPort.postMessage(message))
const heard = []

function answerCall({ id, channel, input }) {
  if (channel === 'vault.touch') return
  if (channel === 'vault.leave') process.exit(7)
  if (channel === 'jobs.cancel') {
    return post({ type: 'answer', id, answer: { ok: true, value: { runs: parentPort === null ? 'child' : 'worker', environment: Object.keys(process.env).sort(), napi: process.versions.napi } } })
  }
  if (channel === 'vault.unlock') post({ type: 'event', name: 'vault.changed', data: { state: 'unlocked' } })
  if (channel === 'vault.lock') post({ type: 'event', name: 'vault.changed', data: { state: 'locked', reason: input.reason } })
  post({ type: 'answer', id, answer: { ok: true, value: { channel, input, heard } } })
}

function answerInternal({ id, method, params }) {
  heard.push({ method, params })
  if (method === 'vault.lock') post({ type: 'event', name: 'vault.changed', data: { state: 'locked', reason: params.reason } })
  post({ type: 'answer', id, answer: { ok: true, value: method === 'start' ? { sealingKey: new Uint8Array(65) } : null } })
}

const receive = (message) => (message.type === 'call' ? answerCall(message) : answerInternal(message))
if (parentPort === null) {
  process.on('message', receive)
  process.on('disconnect', () => process.exit(0))
} else parentPort.on('message', receive)
