import { spawnSync } from 'node:child_process'

/**
 * With these Electron needs no screen and says nothing of its own on standard error. Chromium reads them before any of our code runs,
 * so they cannot be added later: the program starts itself again with them.
 */
const WITHOUT_SCREEN: readonly string[] = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3']

/** What follows `cli` in the command line of a package; null when a window is wanted. */
export function commandArguments(argv: readonly string[]): readonly string[] | null {
  const own = argv.slice(1)
  const rest = startsWithout(own) ? own.slice(WITHOUT_SCREEN.length) : own
  return rest[0] === 'cli' ? rest.slice(1) : null
}

/**
 * Linux only: starts the command again without a screen, in place of this process where Node can do that. Answers with the exit code where it
 * cannot; null when this start already is the second one.
 */
export function startAgainWithoutScreen(argv: readonly string[], platform: NodeJS.Platform): number | null {
  if (platform !== 'linux' || startsWithout(argv.slice(1))) return null
  const again = [...WITHOUT_SCREEN, ...argv.slice(1)]
  // Node 22.15 and newer: signals, standard input and the exit code are then the command's own.
  if (typeof process.execve === 'function') process.execve(process.execPath, [process.execPath, ...again], process.env)
  const { status } = spawnSync(process.execPath, again, { stdio: 'inherit' })
  return status ?? 1
}

function startsWithout(own: readonly string[]): boolean {
  return WITHOUT_SCREEN.every((given, n) => own[n] === given)
}
