/** Failures that any channel may answer with. What happened, what is safe, what to do next. */
export const enFailures = {
  invalidInput: 'Some of what you entered cannot be used. Nothing was saved. Check the marked places.',
  locked: 'The vault is locked. Nothing was changed. Unlock it and try again.',
  forbidden: 'Your role does not allow this. Nothing was changed. Ask an administrator.',
  busy: 'The vault is busy with something longer. Nothing was changed. Try again when it is done.',
  cancelled: 'Stopped. Nothing was changed.',
  diskFull: 'The disk is full. Nothing was changed. Make some room and try again.',
  readOnly: 'The vault’s folder cannot be written to. Nothing was changed. Check its permissions.',
  damagedVault: 'Part of the vault is damaged. It was left exactly as it is. Restore it from a backup.',
  damagedLog: 'The log is damaged. It was left exactly as it is. Verify it on the log page.',
  damagedFile: 'The file is damaged and could not be read. Your vault was not changed.',
  notFound: 'This record is no longer here. Someone may have deleted it; look in the recycle bin.',
  internal: 'Something went wrong inside Satchel. Your vault is safe. The local log has the details under {{incident}}.',
} as const
