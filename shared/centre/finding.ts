/** What the security centre looks at, most urgent subjects first where two findings weigh the same. */
export const centreAreas = [
  'integrity', 'log', 'alerts', 'recovery', 'backup', 'backup-place', 'check', 'second-factor', 'passphrases', 'invitations', 'dormant', 'roles', 'keychain', 'files', 'idle', 'app',
] as const
export type CentreArea = (typeof centreAreas)[number]

/** `danger`: something is lost, open or changed now. `attention`: it should be mended, in time. `good`: nothing to do. */
export const findingStates = ['danger', 'attention', 'good'] as const
export type FindingState = (typeof findingStates)[number]

/** Where a finding is mended; the screen knows how to get there, the command line how to say it. */
export const fixPlaces = ['log', 'alerts', 'backups', 'recovery', 'check', 'people', 'roles', 'second-factor', 'passphrase', 'keychain', 'vault-settings', 'findings', 'about'] as const
export type FixPlace = (typeof fixPlaces)[number]

/**
 * One finding as data. `kind` names what was found (one area can be found in several ways), `facts` are its figures and moments (ms since the epoch),
 * `names` the people or roles it is about. Sentences are made where they are shown.
 */
export interface CentreFinding {
  readonly area: CentreArea
  readonly state: FindingState
  readonly kind: FindingKind
  readonly facts: Readonly<Record<string, number | string | null>>
  readonly names: readonly string[]
  /** Null where nothing is to be done. */
  readonly fix: FixPlace | null
}

/** Every way a subject can stand, by area: the words of both languages and of the command line follow this table. */
export const findingKinds = [
  'whole', 'pages-damaged', 'slots-rolled-back', 'edited-outside', 'salt-restored',
  'log-anchored', 'log-unverified', 'log-broken', 'log-differs', 'anchor-missing',
  'no-alerts', 'open-alerts',
  'recovery-known', 'recovery-due',
  'backed-up', 'never-backed-up', 'backup-old', 'backup-failing',
  'place-apart', 'place-same-disk', 'no-place',
  'checked', 'check-due',
  'second-factor-all', 'second-factor-some', 'second-factor-none', 'second-factor-lacking',
  'passphrases-strong', 'passphrases-unsettled',
  'no-invitations', 'invitations-open', 'invitations-expired',
  'nobody-dormant', 'some-dormant',
  'roles-narrow', 'roles-broad',
  'keychain-present', 'keychain-not-used',
  'files-closed', 'files-open',
  'idle-short', 'idle-long',
  'app-recent', 'app-old', 'app-undated',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** Findings in the order they are to be dealt with, and how many ask for something. No points: a number nobody can explain helps nobody. */
export interface CentreReport {
  readonly findings: readonly CentreFinding[]
  readonly toDo: number
  readonly at: number
}
