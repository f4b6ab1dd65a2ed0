import type { AlertFacts } from './channels'
import type { AlertRule } from './rules'

/**
 * What each rule says, in English: what it is called, what happened in each of the ways it may (see {@link wayOf}), and what to do; a way may have its own `title-` and `todo-`. {{who}} is the person it
 * is about, {{n}} what was counted, {{span}} the time it was counted in; the other places are facts of the alert. The window has the same in other languages.
 */
export const alertWords = {
  'failed-logins': {
    title: 'Repeated failed logins',
    plain: '{{n}} attempts to open the vault as {{who}} failed. They were noted within {{span}}, when it was opened next.',
    slowly: '{{n}} attempts to open the vault as {{who}} failed within {{span}}, a few at a time.',
    together: '{{n}} attempts to open the vault failed within {{span}}, spread over {{people}} names.',
    'unknown-user': '{{n}} attempts to open the vault were made within {{span}} with names that nobody has.',
    'recovery-code': '{{n}} wrong recovery codes were typed within {{span}}.',
    'todo-together': 'See who was near this machine at that time: somebody tries one name after the other. Ask the people concerned, and have those who chose an easy passphrase change it.',
    'todo-unknown-user': 'See who was near this machine at that time: somebody does not know who uses the vault and tries.',
    'todo-recovery-code': 'See who was near this machine at that time, and whether the sheet with the recovery code is where it belongs.',
    todo: 'Ask {{who}} whether that was them. If not, somebody at this machine is guessing: change the passphrase, and see who was near it at that time.',
  },
  'unusual-hours': {
    title: 'Login at an unusual hour',
    plain: '{{who}} opened the vault at {{time}}, outside the hours of work ({{from}} to {{to}} o’clock).',
    learnt: '{{who}} opened the vault at {{time}}, an hour at which they never do.',
    weekend: '{{who}} opened the vault at {{time}} on a weekend, when they never do.',
    todo: 'Ask {{who}} whether that was them. If not, disable their login or have them change the passphrase, and read what was done in that session.',
  },
  'long-absence': {
    title: 'Login after a long absence',
    plain: '{{who}} opened the vault for the first time in {{days}} days.',
    todo: 'Nothing, if {{who}} is back. If they have left, disable their login.',
  },
  'reads-above-usual': {
    title: 'Far more records read than usual',
    plain: '{{who}} looked at {{n}} records in one day, as somebody who has no usual number yet.',
    learnt: '{{who}} looked at {{n}} records in one day; on a usual day it is about {{usual}}.',
    listed: '{{who}} paged through {{n}} lines of lists and searches in one day; on a usual day it is about {{usual}}.',
    'listed-new': '{{who}} paged through {{n}} lines of lists and searches in one day, as somebody who has no usual number yet.',
    todo: 'Ask {{who}} what the records were for. If nothing explains it, take the right to export away and narrow what the role may read until it is clear.',
  },
  'mass-export': {
    title: 'Many records exported',
    plain: '{{who}} exported {{n}} records within {{span}}.',
    slowly: '{{who}} exported {{n}} records within {{span}}, a part at a time.',
    together: '{{people}} people exported {{n}} records within {{span}}, each of them a part.',
    'todo-together': 'Find out where the files went and whether the people concerned know of each other: parts may be put together again. Take the right to export from whoever does not need it.',
    todo: 'Find out where the file went and that whoever has it may have it. If {{who}} did not need it, have it deleted and take the right to export away.',
  },
  'mass-change': {
    title: 'Many records changed or deleted',
    plain: '{{who}} changed or deleted {{n}} records within {{span}}.',
    slowly: '{{who}} changed or deleted {{n}} records within {{span}}, a part at a time.',
    together: '{{people}} people changed or deleted {{n}} records within {{span}}, each of them a part.',
    todo: 'Look at the entries. What was changed can be taken back as one step, and what was deleted lies in the recycle bin.',
  },
  'permission-raised': {
    title: 'Somebody may more than before',
    plain: '{{who}} may more than before.',
    role: '{{who}} was given a role that may more than the one before.',
    added: '{{who}} was added as somebody who decides over people and their rights.',
    rights: '{{who}} gave a role more rights: whoever has it may more than before.',
    enabled: 'The login of {{who}}, which was disabled, is open again.',
    team: '{{who}} was moved to another team, whose records a role may let them see and change.',
    todo: 'Make sure that it was meant so. If not, give the former role back and ask who changed it.',
  },
  'second-factor-removed': {
    title: 'Second factor removed',
    plain: '{{who}} opens the vault without a second factor from now on.',
    reset: 'The second factor of {{who}} was reset by an administrator.',
    todo: 'Call {{who}} on a number you know and ask whether they wanted that. Have them set it up again at once.',
  },
  'policy-weakened': {
    title: 'The vault is guarded less than before',
    plain: '{{who}} made a setting laxer: {{setting}}.',
    'alert-rule': '{{who}} made a rule of the alerts laxer: {{ruleTitle}}.',
    backups: '{{who}} took the backup folder away: no backups are made any more.',
    'role-secondFactor': '{{who}} was given a role that does not demand a second factor; the one before did.',
    'role-idleMinutes': '{{who}} was given a role whose vault stays open for longer without a touch than with the one before.',
    'title-log-archived': 'Old entries of the log were archived',
    'todo-log-archived': 'Make sure that you know where the file is, keep it where nobody can change it, and check it with audit verify --log. If nobody meant it, ask {{who}}: without the file those entries are gone.',
    'log-archived': '{{who}} archived {{entries}} old entries of the log: a file outside the vault is the only place they are in.',
    todo: 'Make sure that it was meant so. If not, set it back and ask who changed it.',
  },
  'clock-set-back': {
    title: 'The clock was set back',
    plain: 'The clock of this machine went back by {{minutes}} minutes.',
    todo: 'Set the clock right. If nobody did that on purpose, somebody may want entries of the log, waiting times or codes to look as if they were of another time.',
  },
  'log-tampered': {
    title: 'The log may have been cut or replaced',
    plain: 'The log does not fit what was noted of it elsewhere.',
    'rolled-back': 'The vault was opened although its log does not fit what was noted of it: entries were removed, or an older copy was put in its place.',
    'witness-lost': 'A witness of the log is gone: until now it would have shown entries that were removed.',
    'not-intact': 'A verification found that the log is not as it was written.',
    'title-restored': 'The vault was restored from a backup',
    'todo-restored': 'Nothing, if you restored it yourself because something was lost. If not, keep a copy of the whole vault folder and find out who put it there: a restored vault forgets what was done after the backup.',
    restored: 'The vault was restored from a backup: what its log noted after that backup is not in this copy.',
    'seals-lost': 'The key that seals the entries of the log was gone from the vault: somebody took it out with a tool of their own.',
    todo: 'Keep a copy of the whole vault folder before anything else. Verify the log and compare it with a backup, and find out who had access to the folder.',
  },
  'backup-overdue': {
    title: 'Backup overdue',
    plain: 'The last verified backup is {{hours}} hours old; {{limit}} are allowed.',
    never: 'There is no verified backup of this vault, which was made {{days}} days ago.',
    todo: 'Connect the drive of the backup folder and make a backup now. Without a folder, choose one, best on another drive.',
  },
  'slots-changed': {
    title: 'The file of keys was changed from outside',
    'title-edited': 'People were changed from outside',
    'title-safeguards': 'What watches over the vault was changed from outside',
    plain: 'The file that says who may open the vault was not as the vault expects.',
    older: 'The file that says who may open the vault is older than the vault expects: somebody put a copy in its place.',
    foreign: 'The file that says who may open the vault names somebody whom the vault does not know.',
    edited: 'The people in the vault are not those it was told of: somebody changed them from outside.',
    safeguards: 'Alert rules, alerts, policies, settings or what people completed were changed in the vault file from outside. Nothing laxer than usual was left; set what was your own again.',
    todo: 'Keep a copy of the vault folder. Check who may open the vault, take away whoever does not belong there and make a new key for the vault.',
  },
  'denied-actions': {
    title: 'Repeatedly refused',
    plain: '{{who}} was refused {{n}} times within {{span}}: the role does not allow what was tried.',
    slowly: '{{who}} was refused {{n}} times within {{span}}, a few times at once: the role does not allow what was tried.',
    together: '{{people}} people were refused {{n}} times within {{span}}: their roles do not allow what was tried.',
    'todo-together': 'Ask them what they wanted to do. Either a role lacks something that many need, or somebody tries one login after the other.',
    todo: 'Ask {{who}} what they wanted to do. Either the role lacks something they need, or somebody tries what they should not.',
  },
  'key-shown': {
    title: 'The raw key was shown',
    plain: '{{who}} had the raw key of the vault shown. Whoever wrote it down can open a copy of the file for ever.',
    todo: 'Ask {{who}} what it was for and where it is kept. If in doubt, make a new key for the vault.',
  },
  'lock-taken-over': {
    title: 'Opened although in use elsewhere',
    plain: '{{who}} opened the vault although another machine had it open by its lock.',
    todo: 'Make sure that the other machine was really off: two that write at once damage the vault. Then check the vault.',
  },
  'recovery-code-used': {
    title: 'The recovery code was used',
    plain: '{{who}} opened the vault with the recovery code.',
    'title-renewed': 'A new recovery code was made',
    renewed: '{{who}} had a new recovery code made. Whoever holds it opens the vault as anybody, and the code before it opens nothing any more.',
    'todo-renewed': 'Ask {{who}} where the new code is kept. If it was not meant so, make another one at once and see that its sheet is kept safe.',
    todo: 'If you know of it, make a new recovery code. If not, somebody has your code: make a new one and a new key for the vault at once.',
  },
} as const satisfies Readonly<Record<AlertRule, Readonly<Record<string, string>> & { readonly title: string; readonly plain: string; readonly todo: string }>>

/** Settings as a person calls them. */
const settingNames: Readonly<Record<string, string>> = {
  idleMinutes: 'minutes until the vault locks', binDays: 'days in the recycle bin', passphraseMaxAgeDays: 'days after which a passphrase must be changed', invitationDays: 'days that an invitation is good for', logKeepDays: 'days that entries of the log are kept', secondFactor: 'second factor demanded',
}

/** What an alert says that somebody took out of the vault file: what it counted went with it, and its entries are there. */
export const restoredAlert = 'Somebody took this alert out of the vault file; it was put back from the log, which does not hold its figures. The entries that show it tell what happened.'
/** And what to do about it: whom it was about is not known either. */
export const restoredTodo = 'Read the entries that show it and what was done around that time. Somebody has the raw key of the vault: make a new one.'

/** In which of its ways an alert says what happened; `plain` for those that this version has no words for. */
export function wayOf(rule: AlertRule, facts: AlertFacts): string {
  const way = facts['weekend'] === true ? 'weekend' : facts['isLearnt'] === true ? 'learnt' : facts['never'] === true ? 'never' : facts['what']
  return typeof way === 'string' && way !== 'title' && way !== 'todo' && Object.hasOwn(alertWords[rule], way) ? way : 'plain'
}

const PLACE = /\{\{(\w+)\}\}/g
/** From so many minutes on a time is told in hours, and in days. */
export const HOURS_FROM = 120
export const DAYS_FROM = 2 * 24 * 60

function spanOf(minutes: number): string {
  return minutes >= DAYS_FROM ? `${String(Math.round(minutes / 1_440))} days` : minutes >= HOURS_FROM ? `${String(Math.round(minutes / 60))} hours` : `${String(minutes)} minutes`
}

/** An alert in English sentences. `who` names the person it is about. */
export function describeAlert(rule: AlertRule, facts: AlertFacts, who: string): { readonly title: string; readonly happened: string; readonly todo: string } {
  const words: Readonly<Record<string, string>> = alertWords[rule]
  const minutes = typeof facts['minutes'] === 'number' ? facts['minutes'] : 0
  const ruleName = Object.keys(alertWords).find((known): known is AlertRule => known === facts['rule'])
  const values: Readonly<Record<string, string | number | boolean | null | undefined>> = {
    ...facts, who, n: facts['count'], setting: settingNames[String(facts['what'])] ?? facts['what'], ruleTitle: ruleName === undefined ? '' : alertWords[ruleName].title,
    span: spanOf(minutes),
  }
  const fill = (sentence: string): string => sentence.replace(PLACE, (_, name: string) => String(values[name] ?? ''))
  const way = wayOf(rule, facts)
  return { title: words[`title-${way}`] ?? alertWords[rule].title, happened: facts['restored'] === true ? restoredAlert : fill(words[way] ?? alertWords[rule].plain), todo: facts['restored'] === true ? restoredTodo : fill(words[`todo-${way}`] ?? alertWords[rule].todo) }
}
