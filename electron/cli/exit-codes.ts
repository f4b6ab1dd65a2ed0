/** What the process answers with (DESIGN.md 7). Other programs rely on these numbers: they never change their meaning. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  authentication: 3,
  /** Tampered or damaged. */
  integrity: 4,
  permission: 5,
  /** Not found, or of a version this program does not know. */
  notFound: 6,
  /** The vault is in use elsewhere. */
  inUse: 7,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
