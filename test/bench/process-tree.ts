import { readFileSync } from 'node:fs'

/** Memory of one process, in MB. */
export interface ProcessMemory {
  readonly pid: number
  /** What it is: `engine`, a Chromium process type, or `main`. */
  readonly kind: string
  readonly mb: number
  /** False when the kernel kept its shares from us; then `mb` is all it has in memory. */
  readonly proportional: boolean
}

/** Every process that `root` started, and itself, with its proportional set size: pages that several share are counted once together. */
export function memoryOfTree(root: number): ProcessMemory[] {
  return treeOf(root).flatMap((pid) => {
    const text = read(`/proc/${String(pid)}/cmdline`)
    if (text === null || text === '') return []
    const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/smaps_rollup`) ?? '')?.[1]
    const rss = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${String(pid)}/status`) ?? '')?.[1]
    return [{ pid, kind: pid === root ? 'main' : kindOf(text), mb: (Number(pss ?? rss ?? 0) * 1024) / 1e6, proportional: pss !== undefined }]
  })
}

function kindOf(commandLine: string): string {
  if (commandLine.includes('engine.js')) return 'engine'
  return /--type=([a-z-]+)/.exec(commandLine)?.[1] ?? 'helper'
}

function treeOf(pid: number): number[] {
  const children = (read(`/proc/${String(pid)}/task/${String(pid)}/children`) ?? '').trim().split(' ').filter((text) => text !== '')
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))]
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
