export const enShell = {
  nav: { people: 'People', companies: 'Companies', import: 'Import', bin: 'Recycle bin', log: 'Log', backups: 'Backups', settings: 'Settings' },
  rail: { label: 'Main', narrow: 'Make the sidebar narrow', widen: 'Make the sidebar wide' },
  role: { administrator: 'Administrator' },
  back: 'Back',
  forward: 'Forward',
  search: 'Search people, companies and commands',
  add: 'New',
  lock: 'Lock',
  status: {
    label: 'Vault',
    noBackup: 'No backup yet',
    backedUp: 'Backed up {{when}}',
    backedUpNow: 'Backed up just now',
    locksIn: 'Locks in {{time}}',
  },
  undo: {
    nothing: 'There is nothing to undo.',
    done: 'Undone: {{what}}',
    failed: 'This could not be undone. Nothing was changed.',
    kept_one: 'Undone, but for {{n}} record that has changed since.',
    kept_other: 'Undone, but for {{n}} records that have changed since.',
  },
  broken: {
    title: 'Something went wrong on this page',
    text: 'Your vault is safe: what you saved is saved. Open the page again; if it happens once more, lock the vault and unlock it.',
    again: 'Open again',
  },
} as const
