import type { IntegrityFinding, KeychainState } from '../../shared/vault/vault'
import type { RefusedCode, RefusedOneUseCode } from '../../shared/second-factor/channels'
import type { PassphraseProblem } from '../../shared/vault/channels'
import { exitCodes, type ExitCode } from './exit-codes'
import type { CliFailure } from './outcome'

type Kind = CliFailure['kind']
type Explained = readonly [ExitCode, string]
type Explanations = { readonly [K in Kind]: (failure: Extract<CliFailure, { readonly kind: K }>) => Explained }

const { failed, usage, authentication, integrity, permission, notFound, inUse } = exitCodes

/** THE table: every way to fail → exit code and sentence: what happened, what is safe, what to do next. A kind without a line does not compile. */
export const explanations: Explanations = {
  // the line that was typed
  'usage': ({ hint }) => [usage, hint],
  'invalid-input': ({ issues }) => [usage, `Something on the line is not acceptable${issuePlaces(issues)}; nothing was changed. Run the command with --help.`],
  'not-in-this-version': ({ what }) => [notFound, `${what} is not available in this version; nothing was changed.`],
  'passphrase-missing': () => [usage, 'No passphrase: nothing was opened. Give --passphrase-file FILE, set SATCHEL_PASSPHRASE_FILE, or run this in a terminal to be asked.'],
  'passphrases-differ': () => [usage, 'The two passphrases differ, so nothing was changed. Type the same one twice.'],
  'secret-file-missing': ({ path }) => [notFound, `There is no file ${path}, so nothing was opened or changed. Check the path.`],
  'secret-file-unreadable': ({ path }) => [permission, `The file ${path} cannot be read, so nothing was opened or changed. Check who may read it.`],
  'secret-file-empty': ({ path }) => [usage, `The first line of ${path} is empty, so nothing was opened or changed. The secret must stand on the first line.`],
  'file-exists': ({ path }) => [failed, `${path} exists already and was left as it is; nothing was changed. Name a file that does not exist.`],
  'output-exists': ({ path }) => [usage, `${path} exists already and was left as it is; nothing was opened or changed. Name another file, or give --force to replace it.`],
  'folder-missing': ({ path }) => [notFound, `There is no folder ${path}, so nothing was written. Make the folder or name another.`],
  'no-such-import': () => [notFound, 'There is no import with that id, or it was taken back already; nothing was changed. See the imports with audit list --action import.finished.'],
  'interrupted': () => [failed, 'Stopped because you asked for it; nothing is half done. Run the command again when you like.'],

  // opening a vault
  'vault-missing': ({ path }) => [notFound, `There is no vault file ${path}; nothing was changed. Check --vault, or make a vault there with init.`],
  'vault-empty': ({ path }) => [integrity, `The vault file in ${path} is empty, so its contents are gone from this place; nothing was changed. Restore a backup into a new folder with backup restore.`],
  'vault-plaintext': ({ path }) => [integrity, `The file in ${path} is not encrypted and so is no vault of Satchel; it was left untouched. Restore a backup into a new folder with backup restore.`],
  'vault-damaged': () => [integrity, 'The vault file is damaged, or slots.json beside it is an older copy from before the key was changed; both were left untouched. Keep a copy of the folder, put the newest slots.json back if there is one, or restore the newest backup into a new folder with backup restore.'],
  'backup-first': ({ problem }) => [failed, `The backup that comes first could not be made (${problem}), so nothing was changed: the vault has the key that it had. See backup list, or give --without-backup.`],
  'slots-older': () => [integrity, 'The slots.json beside the vault file is an older copy, from before the vault got another key: by it nobody gets in. Nothing was changed and the data is safe. Put the newest slots.json back, or restore the newest backup into a new folder with backup restore; and ask who had the folder.'],
  'slots-missing': ({ path }) => [integrity, `The file that holds the locked keys is missing in ${path}; the data is untouched but cannot be opened without it. Put slots.json back, or restore a backup into a new folder with backup restore.`],
  'slots-damaged': ({ path }) => [integrity, `The file that holds the locked keys in ${path} was changed or damaged; the data is untouched. Put an intact slots.json back, or restore a backup into a new folder with backup restore.`],
  'newer-version': ({ found, known }) => [notFound, `The vault was written by a newer Satchel (version ${found}, this one knows ${known}) and was left untouched. Install the newer Satchel.`],
  'in-use': ({ pid, host }) => [inUse, host === null
    ? `The vault is open in another process (${pid > 0 ? `number ${pid}` : 'unknown'}); nothing was changed. Close it there and run this again.`
    : `The vault is open on another machine (${host}, process number ${pid}); nothing was changed. Close it there and run this again, or give --take-over when it is certain that nothing has it open there: two that write at once damage it.`],
  'no-access': (failure) => [permission, `${placeOf(failure)} cannot be read or written by this user; nothing was changed. Check its permissions.`],
  'read-only': (failure) => [permission, `${placeOf(failure)} can be read but not written; nothing was changed. Check its permissions, or whether the disk is mounted read-only.`],
  'disk-full': () => [failed, 'The disk is full; nothing half done was kept, and what was there is as before. Make room and run this again.'],
  'damaged': ({ what }) => [integrity, `${damagedThing(what)}; it was left as it is. Run doctor, and restore the newest backup into a new folder when it confirms the damage.`],
  'log-refused': ({ findings }) => [integrity, `The vault was not opened because its log does not fit what was noted outside of it: ${findings.map(describeFinding).join('; ')}. The data is untouched. If you put an older copy back yourself, run this again with --accept-rollback; otherwise keep a copy of the folder and ask who else had access.`],

  // who is asking
  'wrong-passphrase': ({ waitMs }) => [authentication, `The passphrase is wrong; nothing was opened or changed. ${waitMs > 0 ? `The next attempt counts in ${duration(waitMs)}.` : 'Try again, or use the recovery code with recover.'}`],
  'must-wait': ({ waitMs }) => [authentication, `Too many wrong passphrases: the next attempt counts in ${duration(waitMs)}. The vault is safe; the recovery code works at once with recover.`],
  'unknown-user': () => [authentication, 'This vault has no user of that name; nothing was opened. Check --user.'],
  'invitation-expired': () => [authentication, 'This passphrase was given to you for a first unlock, and its days are over, or the clock of this machine is wrong; nothing was opened. Ask an administrator for a new one.'],
  'user-disabled': () => [authentication, 'This person is disabled and does not get in; nothing was opened. Ask an administrator.'],
  'people-edited': () => [integrity, 'People, roles or policy were changed in the vault file without Satchel, so it was closed again and the log notes it; the records are untouched. Open it with the recovery code (recover), look at user list and role list, and change the key of the vault.'],
  'slots-outdated': () => [integrity, 'An older slots.json was put back, and this way in does not count any more, so the vault was closed again and the log notes it; the records are untouched. Let somebody else open it, which puts the right file back, or use recover.'],
  'slot-foreign': () => [integrity, 'The key of this person in slots.json is not the one the vault knows, so it was closed again and the log notes it; the records are untouched. Ask an administrator for a new passphrase, or use recover.'],
  'keychain': ({ state }) => [authentication, keychainSentence(state)],
  'second-factor-needed': () => [authentication, 'The passphrase is right, and a code of your authenticator app is needed before anything else. Run this again with --totp CODE: the six digits, or one of your one-use codes.'],
  'second-factor-refused': ({ reason, waitMs }) => [authentication, `${refusedCode(reason)}; nothing was changed. ${waitMs > 0 ? `The next attempt counts in ${duration(waitMs)}.` : 'Try again with the code that the app shows now, or with a one-use code.'}`],
  'second-factor-wait': ({ waitMs }) => [authentication, `Too many wrong codes: the next attempt counts in ${duration(waitMs)}; nothing was changed. A one-use code works at once with --totp.`],
  'clock-set-back': ({ behindMs }) => [authentication, `The clock of this machine is ${duration(behindMs)} behind what the vault has seen, so codes of the app are not taken; nothing was changed, and the log notes it. Put the clock right, or give a one-use code with --totp.`],
  'one-use-code-refused': ({ reason }) => [authentication, refusedOneUseCode(reason)],
  'second-factor-on': () => [failed, 'You have a second factor already; nothing was changed. Turn it off with totp disable before you set up another.'],
  'second-factor-off': () => [notFound, 'There is no second factor to do that with; nothing was changed. Set one up with totp enroll.'],
  'second-factor-setup-needed': () => [authentication, 'Your role asks for a second factor before anything else; nothing was changed. Set it up with totp enroll, then totp confirm --totp CODE.'],
  'passphrase-due': () => [authentication, 'A new passphrase of your own is due before anything else (an invitation, a reset, or because it was asked for); nothing was changed. Set it with user passphrase --new-passphrase-file FILE.'],
  'locked': () => [authentication, 'The vault is locked; nothing was changed. Run this again and give the passphrase.'],
  'forbidden': ({ permission: needed }) => [permission, `Your role does not allow this (${needed}); nothing was changed, and the log notes the attempt. Ask an administrator.`],
  'recovery-code-mistyped': () => [authentication, 'The recovery code is mistyped: its check signs do not fit. Nothing was changed; compare it with the paper, sign by sign.'],
  'recovery-code-wrong': () => [authentication, 'The recovery code does not belong to this vault or backup, or a newer code has replaced it; nothing was changed. Use the newest code of this vault.'],
  'passphrase-refused': ({ problem }) => [failed, `The passphrase was refused because it ${passphraseProblem(problem)}; nothing was changed. Four or more words picked by chance make a good one.`],
  'no-keychain-for-new-vault': () => [failed, 'No keychain answers on this machine, so no vault was made. Give --no-keychain to make one that the passphrase alone opens: a copied vault file could then be guessed at.'],
  'recovery-file-not-written': ({ path }) => [failed, `The recovery code could not be written to ${path}. The vault is safe and the passphrase opens it; write a new code to another place with recovery-code renew.`],

  // people
  'no-such-person': () => [notFound, 'There is nobody of that name in this vault; nothing was changed. See user list.'],
  'person-removed': () => [failed, 'That person was removed for good; nothing was changed. Add a new person with user add.'],
  'no-such-role': () => [notFound, 'There is no such role; nothing was changed. See role list.'],
  'no-such-team': () => [notFound, 'There is no such team; nothing was changed. See team list.'],
  'name-taken': () => [failed, 'That name is taken (case, spaces and the width of letters make no difference); nothing was changed. Choose another.'],
  'last-administrator': () => [failed, 'Then nobody could administer the vault any more, so nothing was changed. Make somebody else an administrator first.'],
  'beyond-own-rights': () => [permission, 'That would give more than you may yourself, or change somebody who may more; nothing was changed, and the log notes the attempt. Ask an administrator who has every right.'],
  'yourself': () => [failed, 'Nobody does this to themselves; nothing was changed. Another administrator can, and your own passphrase is changed with user passphrase.'],
  'role-in-use': ({ people }) => [failed, `${people === 1 ? 'One person has' : `${people} people have`} that role, so it was not deleted. Give them another role first with user role.`],

  // work
  'busy': () => [inUse, 'The vault is busy with other work; nothing was changed. Run this again when that has ended.'],
  'cancelled': () => [failed, 'Cancelled; nothing was changed. Run the command again when you like.'],
  'not-found': () => [notFound, 'There is nothing with that id in this vault; nothing was changed. Check the id.'],
  'policy-changed': ({ version }) => [failed, `The text of the policy was changed meanwhile (version ${version} is in force), so nothing was acknowledged. Read it and try again.`],
  'stale-version': () => [failed, 'The record was changed meanwhile, so nothing was written. Read it again and repeat the change.'],
  'cursor-expired': () => [failed, 'The cursor does not fit this list any more; nothing was changed. Start again without --after.'],
  'not-yours-to-give': ({ permission: needed, records }) => [permission, `Your role does not let you give ${records === 1 ? 'this record' : `these ${records} records`} to that person (${needed}); nothing was changed, and the log notes the attempt. Ask an administrator.`],
  'no-such-owner': () => [notFound, 'Nobody who could own it has this id; nothing was written. See: user list.'],
  'nameless': () => [failed, 'A contact needs a name, company, email or phone; nothing was written. Give one of them.'],
  'internal': ({ incidentId }) => [failed, `Something failed that should not have (incident ${incidentId}). What was committed before is safe; run doctor, then try again.`],
  'folder-not-empty': (failure) => [failed, `${placeOf(failure)} is not empty and was left as it is; nothing was written. Name a folder that does not exist or is empty.`],

  // files
  'file-empty': () => [failed, 'The file is empty (0 bytes), so nothing was imported and the vault is as before. Export it again from where it came from.'],
  'file-not-text': () => [failed, 'The file is not CSV, TSV or vCard but something else, such as a spreadsheet, a picture or a web page, so nothing was imported and the vault is as before. Save it as CSV or vCard first.'],
  'file-too-large': ({ limitBytes }) => [failed, `The file is larger than ${bytesText(limitBytes)}, so nothing was imported and the vault is as before. Split it and import the parts.`],
  'other-records': ({ records }) => [notFound, `The file holds ${records}, which this version does not keep, so nothing was imported and the vault is as before. Import the files of people and companies, and keep this one; --object contacts reads it as people all the same.`],
  'no-rows': () => [failed, 'The file has no rows, at most a header, so nothing was imported and the vault is as before. Check the export it came from.'],
  'file-gone': () => [notFound, 'The file is not there (any more), so nothing was imported and the vault is as before. Check the path.'],
  'file-unreadable': () => [permission, 'The file cannot be read by this user, so nothing was imported and the vault is as before. Check its permissions.'],
  'file-not-regular': () => [failed, 'This is a folder, a pipe or a device and not a file, so nothing was imported and the vault is as before. Name the file itself, or the folder of a whole export.'],
  'file-changed': () => [failed, 'The file changed while it was read, so nothing was imported and the vault is as before. Run this again when it is no longer written to.'],

  // backups and the log
  'no-target': () => [usage, 'This vault has no folder for backups yet, so nothing was done. Name one with --to or --from.'],
  'target-missing': ({ path }) => [notFound, `The folder for backups ${path} is not there; nothing was written. Connect the drive or name another folder.`],
  'backup-not-verified': () => [integrity, 'The backup does not count: it did not read back as written, or the vault\'s keys changed while it was made; older backups are untouched. Make another one; if that fails too, check the disk and make a new recovery code.'],
  'backup-damaged': () => [integrity, 'The backup is damaged: it was changed, cut or mixed with another. Nothing was restored from it; try an older backup with its id.'],
  'file-missing': ({ path }) => [notFound, `There is no file ${path}; nothing was checked. Check the path.`],
  'not-a-log': () => [notFound, 'The file is no exported log of Satchel; nothing was checked. Name a file that audit export wrote.'],
  'nothing-to-archive': () => [notFound, 'There is nothing to archive: no entry is older than that, or than 90 days, besides the newest 1000. Nothing was changed; name a later day with --before.'],
  'segment-not-verified': () => [integrity, 'The archived file did not read back as it was written, so it was removed and no entry left the vault. Check the disk, or name a file on another one.'],
  'too-many-queries': () => [failed, 'There are 50 saved searches already, so nothing was saved. Delete one first.'],
  'backup-forged': () => [integrity, 'The backup was not made by your vault: somebody who knows its public recovery key sealed it. Nothing was restored from it; take another one by its id, from a place where nobody else could write.'],
  'backup-newer': ({ found, known }) => [notFound, `The backup was made by a newer Satchel (version ${found}, this one knows ${known}); it was left untouched and nothing was restored. Install the newer Satchel.`],
  'no-backup-found': () => [notFound, 'There is no such backup in that place; nothing was changed. See what is there with backup list.'],
  'no-space': ({ neededBytes, freeBytes }) => [failed, `There is not enough room: ${bytesText(neededBytes)} are needed and ${bytesText(freeBytes)} are free. Nothing was written; make room or name another disk.`],
  'foreign-slot': () => [integrity, 'The file slots.json names somebody whom the vault does not know: it was changed from outside. The vault has its old key, and nothing was changed. Keep a copy of the folder, and put an intact slots.json back.'],
  'copy-not-verified': () => [integrity, 'The copy under the new key did not read back as the vault is, so it was thrown away; the vault has its old key and is as before. Run doctor, then check the disk.'],
  'log-not-intact': ({ firstBad, class: fault }) => [integrity, `The log is not intact${firstBad === null ? '' : `: the first bad entry is number ${firstBad}`}${fault === null ? '' : ` (${fault})`}. Nothing was changed; keep a copy of the folder before anything else.`],
  'findings': ({ count }) => [integrity, `${count === 1 ? 'One finding needs' : `${count} findings need`} your attention; no record was changed. What to do stands beside each.`],
  'undo-incomplete': ({ errors }) => [failed, `${errors} records could not be taken back and stay as they are; the others were. Look at them and delete them by hand.`],
}

/** Exit code and sentence for any failure. A kind this table does not know, from an engine newer than it, counts as a plain failure. */
export function explain(failure: CliFailure): { readonly exitCode: ExitCode; readonly message: string } {
  const known = explanations[failure.kind] as ((failure: CliFailure) => Explained) | undefined
  const [exitCode, message] = known?.(failure) ?? [failed, 'The command failed; what was committed before is safe. Run doctor, then try again.']
  return { exitCode, message }
}

/** One integrity finding as part of a sentence. */
export function describeFinding(finding: IntegrityFinding): string {
  switch (finding.kind) {
    case 'log-cut':
      return `the log ends at entry ${finding.headSeq}, but the ${anchorName(finding.anchor)} has seen entry ${finding.anchorSeq}`
    case 'log-forked':
      return `entry ${finding.seq} is not the one the ${anchorName(finding.anchor)} has seen`
    case 'slots-rolled-back':
      return `the file of locked keys is older (revision ${finding.found}) than the vault expects (${finding.expected})`
    case 'anchor-missing':
      return `the ${anchorName(finding.anchor)} is gone`
    case 'anchor-forged':
      return `the ${anchorName(finding.anchor)} was not written by this vault`
    case 'pages-damaged':
      return 'pages of the vault file are damaged: it can be read and exported, and takes no change'
    case 'salt-restored':
      return 'the first bytes of the vault file were torn and were put back from their copy; everything is there'
    case 'people-edited':
      return 'people, roles or policy were changed in the vault file without Satchel and stand as they were found: look at user list and role list, and change the key of the vault'
    case 'safeguards-edited':
      return `what watches over the vault was changed in its file without Satchel (${finding.parts}); nothing laxer than usual was left: look at alerts list and the settings, and change the key of the vault`
    case 'slot-foreign':
      return `the key that slots.json has for ${finding.userName} is not one the vault knows, and lets nobody in`
    case 'rotation-due':
      return 'the vault still has the key that somebody who was removed knew; give it another one with key rotate'
    case 'import-interrupted':
      return 'an import was interrupted; nothing of it was kept'
  }
}

function anchorName(anchor: 'file' | 'keychain'): string {
  return anchor === 'file' ? 'anchor file' : 'anchor in the keychain'
}

function keychainSentence(state: Exclude<KeychainState, 'present' | 'not-used'>): string {
  switch (state) {
    case 'absent':
      return 'The keychain of this machine holds nothing for this vault (another machine, or the item was removed); the vault is untouched. Open it once with the recovery code: recover.'
    case 'locked':
      return 'The keychain of this machine is locked; the vault is untouched. Unlock the keychain and run this again.'
    case 'unavailable':
      return 'No keychain answers on this machine, and this vault needs it; the vault is untouched. Run this in a desktop session, or open the vault with the recovery code: recover.'
    case 'changed':
      return 'The keychain holds something else than this vault was made with; the vault is untouched. Put the former item back, or open the vault with the recovery code: recover.'
  }
}

function refusedCode(reason: RefusedCode): string {
  switch (reason) {
    case 'malformed': return 'A code of the app has exactly six digits (or seven groups of four letters and digits, a one-use code)'
    case 'wrong': return 'The code is wrong, or the clocks of this machine and of the phone differ'
    case 'replayed': return 'The code was used already; each is taken once, so wait for the next one'
    case 'too-late': return 'The code is no longer valid'
  }
}

function refusedOneUseCode(reason: RefusedOneUseCode): string {
  switch (reason) {
    case 'mistyped': return 'There is a typing mistake in the one-use code; nothing was changed. Compare it group by group.'
    case 'unknown': return 'This is none of your one-use codes, or it was replaced by newer ones; nothing was changed. Take one of the newest list.'
    case 'used': return 'This one-use code was used already; nothing was changed. Take another one.'
    case 'used-before': return 'This one-use code was used before the vault was put back from an older copy; nothing was changed. Take another one, and make new ones with totp codes.'
  }
}

function passphraseProblem(problem: PassphraseProblem): string {
  switch (problem) {
    case 'too-short': return 'is too short'
    case 'too-long': return 'is too long'
    case 'common': return 'is on the lists of common passphrases'
    case 'too-weak': return 'is easy to guess'
    case 'contains-name': return 'contains the name of the user'
    case 'same-as-before': return 'is the one that is set already'
  }
}

function damagedThing(what: 'vault' | 'log' | 'file'): string {
  return what === 'vault' ? 'The vault file is damaged' : what === 'log' ? 'The log is damaged' : 'The file is damaged'
}

function placeOf(failure: { readonly path?: string }): string {
  return failure.path === undefined || failure.path === '' ? 'The vault or the file' : failure.path
}

function issuePlaces(issues: readonly { readonly path: string; readonly message: string }[]): string {
  const [first] = issues
  return first === undefined ? '' : ` (${[first.path, first.message].filter((part) => part !== '').join(' ')})`
}

/** A wait as a person says it: `45 s`, `10 min`. Rounds up, so that nobody comes too early. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

/** A size as a person says it: `4.2 MB` (powers of 1000). */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`
}
