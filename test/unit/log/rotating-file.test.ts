import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rotatingFile } from '../../../electron/log/rotating-file'

const folder = () => join(mkdtempSync(join(tmpdir(), 'satchel-log-')), 'logs')

describe('rotatingFile', () => {
  it('K11 writes for its owner only', () => {
    const file = join(folder(), 'x.log')
    rotatingFile(file, 100, 2).write('line\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
  })

  it('never grows past its size, keeps the newest, and drops the oldest', () => {
    const file = join(folder(), 'x.log')
    const sink = rotatingFile(file, 30, 2)
    for (let n = 0; n < 20; n++) sink.write(`line number ${String(n).padStart(2, '0')}\n`)
    expect(readdirSync(join(file, '..')).sort()).toEqual(['x.log', 'x.log.1', 'x.log.2'])
    expect(readFileSync(file, 'utf8')).toBe('line number 18\nline number 19\n')
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('line number 16\nline number 17\n')
  })

  it('goes on where an earlier run stopped', () => {
    const file = join(folder(), 'x.log')
    rotatingFile(file, 30, 2).write('first run here\n')
    rotatingFile(file, 30, 2).write('and the second one\n')
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('first run here\n')
  })

  it('stays silent when it cannot write', () => {
    const file = join(folder(), 'x.log')
    rotatingFile(file, 100, 2).write('a file where a folder should be\n')
    expect(() => rotatingFile(join(file, 'below/x.log'), 100, 2).write('line\n')).not.toThrow()
  })
})
