// THE table of the house: which rooms there are, who may import whom, which package has one door. See the root of each room for why.
// An entry names a folder or a file; it covers everything below. A room may always import itself.

const base = ['shared', 'electron/log']
const NOUNS = ['contacts', 'companies', 'deals', 'activities', 'tasks', 'notes'].map((n) => `electron/${n}`)
const writing = [...base, 'electron/db', 'electron/search', 'electron/changes', 'electron/records']

const ENGINE_ROOMS = {
  'electron/log': ['shared'],
  'electron/db': base,
  'electron/keychain': base,
  'electron/audit': [...base, 'electron/db'],
  'electron/vault': [...base, 'electron/db', 'electron/audit', 'electron/keychain', 'electron/auth'],
  'electron/auth': [...base, 'electron/db', 'electron/audit'],
  'electron/access': [...base, 'electron/db', 'electron/audit', 'electron/changes', 'electron/auth'],
  'electron/alerts': [...base, 'electron/db', 'electron/audit', 'electron/access', 'electron/changes'],
  'electron/changes': [...base, 'electron/db', 'electron/audit'],
  'electron/search': [...base, 'electron/db'],
  'electron/records': [...base, 'electron/db', 'electron/search', 'electron/changes'],
  ...Object.fromEntries(NOUNS.map((noun) => [noun, writing])),
  // People show and are found by the name of their company: a company that is renamed brings their lines along.
  'electron/companies': [...writing, 'electron/contacts'],
  'electron/importing': [...writing, ...NOUNS, 'electron/exporting/safe-file'],
  'electron/exporting': [...writing, ...NOUNS],
  'electron/privacy': [...writing, ...NOUNS],
  'electron/sync': [...writing, 'electron/audit', ...NOUNS],
  'electron/centre': [...writing, 'electron/access', 'electron/audit', 'electron/exporting/safe-file', 'electron/exporting/csv-table'],
  'electron/backup': [...base, 'electron/db', 'electron/audit', 'electron/vault', 'electron/changes/job-control'],
  'electron/sample': [...writing, 'electron/importing', ...NOUNS]
}

export const ROOMS = {
  shared: [],
  renderer: ['shared'],
  server: ['shared'],
  ...ENGINE_ROOMS,
  'electron/engine': ['shared', ...Object.keys(ENGINE_ROOMS)],
  'electron/cli': [...base, 'electron/engine', 'electron/vault'],
  'electron/ipc': [...base, 'electron/engine'],
  'electron/app': [...base, 'electron/ipc', 'electron/engine'],
  'electron/main.ts': [...base, 'electron/app', 'electron/ipc', 'electron/engine'],
  // wire.ts holds the three names both ends of the bridge must agree on, and imports nothing.
  'electron/preload.ts': ['shared/ipc', 'electron/ipc/wire', 'electron/ipc/seal-call']
}

/** Packages with doors: only these rooms may import them. `react-aria*` covers `react-aria-components`. */
export const DOORS = {
  'better-sqlite3-multiple-ciphers': ['electron/db'],
  keytar: ['electron/keychain'],
  otplib: ['electron/auth'],
  '@node-rs/argon2': ['electron/vault'],
  electron: ['electron/main.ts', 'electron/app', 'electron/ipc', 'electron/preload.ts'],
  commander: ['electron/cli'],
  '@hpke/*': ['electron/engine', 'electron/ipc'],
  react: ['renderer'],
  'react-*': ['renderer'],
  zustand: ['renderer'],
  '@tanstack/*': ['renderer'],
  '@fontsource*': ['renderer'],
  'lucide-react': ['renderer'],
  uqr: ['renderer']
}

/** Rooms that may use only these packages (`node:` modules count as packages). */
export const ONLY_PACKAGES = {
  shared: ['zod', 'libphonenumber-js', 'uuid'],
  'electron/preload.ts': ['electron']
}

/** Rooms without Node: no `node:` module, whatever else they import. */
export const WITHOUT_NODE = ['shared', 'renderer', 'electron/preload.ts']

/** Where the walls do not stand: nothing from here ships. */
export const OUTSIDE = ['test', 'scripts', '*.config.ts', '*.config.mjs']
