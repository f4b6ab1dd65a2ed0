import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'
import { writeAtomically } from './atomic-file'

const whole = z.number().int()
const stored = z.strictObject({ x: whole, y: whole, width: whole.min(200).max(20_000), height: whole.min(200).max(20_000), maximized: z.boolean() })
export type WindowState = z.output<typeof stored>

/** Where the window was, or null when that is not known or no longer on any screen (`areas`: work areas of the screens there are now). */
export function readWindowState(file: string, areas: readonly Rectangle[]): WindowState | null {
  try {
    const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success && isReachable(parsed.data, areas) ? parsed.data : null
  } catch {
    // No file yet, or one that is not ours: the window opens where the system puts it.
    return null
  }
}

/** Enough of the title bar lies on a screen to take hold of it. */
function isReachable({ x, y, width }: WindowState, areas: readonly Rectangle[]): boolean {
  return areas.some((area) => {
    const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
    return visible >= 120 && y >= area.y - 8 && y <= area.y + area.height - 60
  })
}

/** Remembers it for the next start. */
export function writeWindowState(file: string, state: WindowState): Promise<void> {
  return writeAtomically(file, `${JSON.stringify(state)}\n`)
}
