const DAY_MS = 24 * 3_600_000

/** From when the centre speaks up. */
export const thresholds = {
  /** Two months: longer than a holiday or a sick leave, shorter than forgetting an account. */
  dormantMs: 60 * DAY_MS,
  /** A passphrase that is kept for two years has outlived most machines it was typed on. Age alone is no reason to change it (NIST SP 800-63B): it is shown, not demanded. */
  passphraseAgeMs: 730 * DAY_MS,
  /** What the estimator calls "safely unguessable". */
  strongScore: 3,
  /** One to act and one to stand in. */
  administrators: 2,
  administratorShare: 1 / 3,
  idleMinutes: 15,
  /** The engine checks the file weekly by itself; twice that means it does not come to it. */
  checkMs: 14 * DAY_MS,
  verifiedLogMs: 90 * DAY_MS,
  /** Beyond the schedule and its slack. */
  backupMs: 2 * DAY_MS,
  backupDangerMs: 14 * DAY_MS,
  /** Runtimes like the one below get a security release every few weeks; a year is far behind. */
  appMs: 365 * DAY_MS,
} as const
