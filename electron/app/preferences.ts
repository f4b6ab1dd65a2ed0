import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { defaultDevicePreferences, devicePreferences, type DevicePreferences } from '../../shared/settings/channels'
import type { Clock } from '../../shared/time'
import type { Logger } from '../log/logger'
import { writeAtomically } from './atomic-file'

export interface Preferences {
  get(): DevicePreferences
  /** Takes over the named ones and writes all. When the disk refuses, they hold until the app ends. */
  set(changed: { readonly [K in keyof DevicePreferences]?: DevicePreferences[K] | undefined }): Promise<DevicePreferences>
}

/**
 * How the app looks on this device, from `file`. A missing file means defaults; one that cannot be read or understood is kept
 * aside under a new name, never overwritten, and defaults are used.
 */
export function openPreferences(file: string, clock: Clock, log: Logger): Preferences {
  let current = read(file, clock, log)
  let writing: Promise<void> = Promise.resolve()
  const save = async (): Promise<void> => {
    try {
      await writeAtomically(file, `${JSON.stringify(current, null, 2)}\n`)
    } catch (error) {
      log.error('preferences.not-saved', error, {})
    }
  }
  return {
    get: () => current,
    set: async (changed) => {
      const named = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
      current = devicePreferences.parse({ ...current, ...named })
      writing = writing.then(save)
      await writing
      return current
    }
  }
}

function read(file: string, clock: Clock, log: Logger): DevicePreferences {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (!isMissing(error)) log.error('preferences.unreadable', error, {})
    return defaultDevicePreferences
  }
  const parsed = devicePreferences.partial().safeParse(parseJson(text))
  if (parsed.success) return devicePreferences.parse({ ...defaultDevicePreferences, ...parsed.data })
  log.warn('preferences.kept-aside', {})
  renameSync(file, `${file}.unreadable-${clock.now()}`)
  return defaultDevicePreferences
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
