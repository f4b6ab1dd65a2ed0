import type { CentreFinding, FindingKind } from '../../shared/centre/finding'
import { count, moment } from './text'

type Facts = CentreFinding['facts']
const n = (facts: Facts, name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0)
const at = (facts: Facts, name: string): string => moment(typeof facts[name] === 'number' ? facts[name] : null)

/** One sentence for each way a subject can stand. A kind without a line does not compile. */
const sentences: Readonly<Record<FindingKind, (facts: Facts) => string>> = {
  'whole': () => 'The checks at unlock found nothing.',
  'pages-damaged': () => 'The vault file has damaged pages. Restore the newest backup into a new folder.',
  'slots-rolled-back': () => 'The file that says who may open the vault was put back to an older one.',
  'edited-outside': () => 'People, rules or keys were changed in the files of the vault without Satchel.',
  'salt-restored': () => 'The first bytes of the vault file were torn and put back. Look at the disk.',
  'log-anchored': (facts) => `The log fits what was noted of it elsewhere. Last verified: ${at(facts, 'verifiedAt')}.`,
  'log-unverified': (facts) => `The log was not verified for ${String(n(facts, 'days'))} days. Run audit verify.`,
  'log-broken': () => 'The last verification of the log found it not intact. Keep a copy of the folder before anything else.',
  'log-differs': () => 'The log does not fit what was noted of it elsewhere. Keep a copy of the folder before anything else.',
  'anchor-missing': () => 'A note of the log outside of it is missing.',
  'no-alerts': () => 'No alert is open.',
  'open-alerts': (facts) => `${count(n(facts, 'open'), 'alert')} open, ${String(n(facts, 'grave'))} of them grave. See alerts list.`,
  'recovery-known': () => 'The recovery code was typed back when it was made.',
  'recovery-due': () => 'The recovery code was used, never confirmed, made before backups were signed, or may be known to somebody who decides over users no more. Run recovery-code renew.',
  'backed-up': (facts) => `Last verified backup: ${at(facts, 'lastVerifiedAt')}.`,
  'never-backed-up': () => 'There is no verified backup. Run backup create --to DIR.',
  'backup-old': (facts) => `The last verified backup is of ${at(facts, 'lastVerifiedAt')}. Run backup create.`,
  'backup-failing': (facts) => `The last backup did not work (${String(facts['problem'])}). Run backup create and see what it says.`,
  'place-apart': () => 'Backups go to another disk than the vault.',
  'place-same-disk': () => 'Backups are on the disk of the vault: when it dies, both are gone.',
  'no-place': () => 'No folder for backups is set.',
  'checked': (facts) => `Every page of the file is checked weekly; last time: ${at(facts, 'checkedAt')}.`,
  'check-due': (facts) => `The file was not checked for two weeks (last: ${at(facts, 'checkedAt')}). Run doctor.`,
  'second-factor-all': (facts) => `All ${count(n(facts, 'people'), 'person', 'people')} unlock in two steps.`,
  'second-factor-some': (facts) => `${String(n(facts, 'having'))} of ${count(n(facts, 'people'), 'person', 'people')} unlock in two steps.`,
  'second-factor-none': () => 'Nobody unlocks in two steps.',
  'second-factor-lacking': (facts) => `${count(n(facts, 'lacking'), 'person', 'people')} must unlock in two steps by their role and cannot yet.`,
  'passphrases-strong': (facts) => `No passphrase is known to be weak or unset (${String(n(facts, 'unmeasured'))} not measured).`,
  'passphrases-unsettled': (facts) => `Passphrases: ${String(n(facts, 'weak'))} weak, ${String(n(facts, 'due'))} to be set anew, ${String(n(facts, 'old'))} older than two years.`,
  'no-invitations': () => 'Nobody is invited who was not here yet.',
  'invitations-open': (facts) => `${count(n(facts, 'open'), 'person', 'people')} invited or with a reset passphrase, not here since.`,
  'invitations-expired': (facts) => `${count(n(facts, 'expired'), 'invitation')} expired. Give a new passphrase with user passphrase NAME, or run user remove NAME.`,
  'nobody-dormant': (facts) => `Everybody was here within ${String(n(facts, 'days'))} days.`,
  'some-dormant': (facts) => `${count(n(facts, 'dormant'), 'account')} unused for ${String(n(facts, 'days'))} days. Disable what nobody needs.`,
  'roles-narrow': (facts) => `${count(n(facts, 'administrators'), 'administrator')} among ${count(n(facts, 'people'), 'person', 'people')}.`,
  'roles-broad': (facts) => `${count(n(facts, 'administrators'), 'administrator')} among ${count(n(facts, 'people'), 'person', 'people')}, ${String(n(facts, 'broad'))} with a composed role that may show the key, export or manage people.`,
  'keychain-present': () => 'The keychain of this machine holds the second half of the key.',
  'keychain-not-used': () => 'The passphrase alone opens this vault: a copied file can be guessed at.',
  'files-closed': () => 'Nobody else on this machine may read the files of the vault.',
  'files-open': (facts) => `Others on this machine may read ${count(n(facts, 'files'), 'file')} of the vault. Run chmod go-rwx on them.`,
  'idle-short': (facts) => `It locks after ${count(n(facts, 'minutes'), 'idle minute')}.`,
  'idle-long': (facts) => `It stays open for ${count(n(facts, 'minutes'), 'idle minute')}; ${String(n(facts, 'most'))} are enough.`,
  'app-recent': (facts) => `Version ${String(facts['version'])}, of ${at(facts, 'builtAt')}.`,
  'app-old': (facts) => `Version ${String(facts['version'])} is of ${at(facts, 'builtAt')}. Look for a newer one.`,
  'app-undated': (facts) => `Version ${String(facts['version'])}; this build carries no date, so its age is not known.`,
}

/** A finding as one sentence, with the people or files it is about. */
export function centreSentence({ kind, facts, names }: CentreFinding): string {
  const sentence = sentences[kind](facts)
  return names.length === 0 ? sentence : `${sentence} (${names.join(', ')})`
}
