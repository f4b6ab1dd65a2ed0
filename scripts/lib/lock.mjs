import { createHash, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from './paths.mjs'
import { say, SetupFailure } from './run.mjs'

/**
 * Runs `work` while no other process on this machine holds the same name. Waits for at most 20 minutes.
 * A lock whose process is gone is taken over.
 */
export function withLock(name, work) {
  const folder = join(cacheDir, 'locks')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 24)}.lock`)
  const mine = `${process.pid} ${randomUUID()}`
  const giveUpAt = Date.now() + 20 * 60_000
  for (let said = false; !take(file, mine); ) {
    const holder = read(file)
    if (holder && !isAlive(Number.parseInt(holder, 10))) {
      discard(file, holder)
      continue
    }
    if (!said) say(`waiting for another setup (process ${Number.parseInt(holder, 10)})`)
    said = true
    if (Date.now() > giveUpAt) throw new SetupFailure(`another setup has held ${file} for 20 minutes. End it, or delete that file, and try again.`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    return work()
  } finally {
    if (read(file) === mine) rmSync(file, { force: true })
  }
}

function take(file, mine) {
  try {
    writeFileSync(file, mine, { flag: 'wx' })
    return true
  } catch (e) {
    if (e.code !== 'EEXIST') throw e
    return false
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (e) {
    return e.code === 'EPERM'
  }
}

// Two waiters may both see a dead holder. Renaming is atomic; whoever catches a living lock by mistake puts it back.
function discard(file, seen) {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file)
  } catch {
    // Someone else was quicker: the loop looks again.
  }
  rmSync(aside, { force: true })
}
