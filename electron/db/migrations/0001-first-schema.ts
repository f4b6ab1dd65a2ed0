/**
 * The first schema. Frozen: once a vault was made with it, it never changes; what comes later is a migration that only adds.
 * Every synced column is nullable or has a default, so that an older program's record still fits (SYNC.md 4.5).
 *
 * - Ids are BLOB(16) of version 7; rows are joined by small integers, which keep indexes and search small.
 * - A record has two rows under one number: what a list shows (narrow, so that a million of them fit the page cache) and the rest.
 * - No foreign keys on synced tables: a dangling link may be a record that this person may not see.
 * - Lists inside a row (emails, phones …) are JSON with members left out that are false or empty; '' is an empty list.
 * - `name_key` and `company_key` are folded text (shared/fold.ts): people are sorted by the name they are shown under.
 * - `bin` is 1 in the recycle bin. It leads the sort indexes, so that both lists page the same way.
 * - Keys, tags and search cover records outside the bin only.
 */
export const firstSchema = {
  version: 1,
  name: 'first-schema',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  public_key BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE companies (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  bin INTEGER NOT NULL DEFAULT 0,
  name_key TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  domain TEXT NOT NULL DEFAULT '',
  industry TEXT NOT NULL DEFAULT '',
  employees INTEGER,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  has_notes INTEGER NOT NULL DEFAULT 0,
  owner BLOB,
  created_at INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE INDEX companies_by_name ON companies (bin, name_key);
CREATE INDEX companies_by_created ON companies (bin, created_at);
CREATE INDEX companies_by_updated ON companies (bin, updated_at);
CREATE INDEX companies_by_owner ON companies (owner) WHERE owner IS NOT NULL;

CREATE TABLE company_details (
  number INTEGER PRIMARY KEY,
  stamp BLOB,
  overrides BLOB,
  emails TEXT NOT NULL DEFAULT '',
  phones TEXT NOT NULL DEFAULT '',
  addresses TEXT NOT NULL DEFAULT '',
  links TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  source_kind TEXT NOT NULL DEFAULT 'manual',
  source_batch BLOB,
  source_file TEXT,
  source_row INTEGER,
  source_raw TEXT
) STRICT;
CREATE INDEX company_details_by_batch ON company_details (source_batch) WHERE source_batch IS NOT NULL;

CREATE TABLE contacts (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  version INTEGER NOT NULL DEFAULT 1,
  bin INTEGER NOT NULL DEFAULT 0,
  name_key TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  company INTEGER,
  company_key TEXT NOT NULL DEFAULT '',
  company_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  has_notes INTEGER NOT NULL DEFAULT 0,
  owner BLOB,
  created_at INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contacts_by_name ON contacts (bin, name_key);
CREATE INDEX contacts_by_company ON contacts (bin, company_key, name_key);
CREATE INDEX contacts_by_created ON contacts (bin, created_at);
CREATE INDEX contacts_by_updated ON contacts (bin, updated_at);
CREATE INDEX contacts_by_owner ON contacts (owner) WHERE owner IS NOT NULL;

CREATE TABLE contact_details (
  number INTEGER PRIMARY KEY,
  stamp BLOB,
  overrides BLOB,
  name_prefix TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  middle_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '',
  name_suffix TEXT NOT NULL DEFAULT '',
  nickname TEXT NOT NULL DEFAULT '',
  phonetic_given_name TEXT NOT NULL DEFAULT '',
  phonetic_family_name TEXT NOT NULL DEFAULT '',
  formatted_name TEXT NOT NULL DEFAULT '',
  emails TEXT NOT NULL DEFAULT '',
  phones TEXT NOT NULL DEFAULT '',
  addresses TEXT NOT NULL DEFAULT '',
  links TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  source_kind TEXT NOT NULL DEFAULT 'manual',
  source_batch BLOB,
  source_file TEXT,
  source_row INTEGER,
  source_raw TEXT
) STRICT;
CREATE INDEX contact_details_by_batch ON contact_details (source_batch) WHERE source_batch IS NOT NULL;

CREATE TABLE contact_positions (
  contact INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  company INTEGER,
  company_name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  department TEXT NOT NULL DEFAULT '',
  is_primary INTEGER NOT NULL DEFAULT 0,
  has_left INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (contact, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_positions_by_company ON contact_positions (company, has_left, contact) WHERE company IS NOT NULL;

-- What an import matches on and duplicates share: a 52-bit hash of a folded address, name or domain (electron/records/match-key.ts).
-- Small, so that a million of them stay in memory; a hit is compared with the record before it counts.
CREATE TABLE contact_keys (
  key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE company_keys (
  key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  number INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE,
  shown TEXT NOT NULL
) STRICT;
CREATE TABLE contact_tags (
  tag INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (tag, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE company_tags (
  tag INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (tag, number)
) STRICT, WITHOUT ROWID;

-- Search is fed words split and folded by electron/search/words.ts; the tokenizer only splits at spaces and ASCII signs.
-- It keeps no text of its own: rows are found by number and read from the tables above.
-- secure-delete takes a deleted word out of the index at once, not at some later merge (SECURITY.md 5.6).
-- Prefixes of one letter cost 17 % of building and make "anna z" twenty times faster; columns without places inside them halve the index.
CREATE VIRTUAL TABLE contact_search USING fts5 (
  name, company, email, notes, tags, place,
  content = '', detail = column, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);
INSERT INTO contact_search (contact_search, rank) VALUES ('secure-delete', 1), ('hashsize', 16777216);
CREATE VIRTUAL TABLE company_search USING fts5 (
  name, domain, email, notes, tags, place,
  content = '', detail = column, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);
INSERT INTO company_search (company_search, rank) VALUES ('secure-delete', 1), ('hashsize', 16777216);
-- Phones as every run of three digits; a longer run is an intersection, checked against the row.
CREATE VIRTUAL TABLE contact_phone_search USING fts5 (
  digits, content = '', detail = none, columnsize = 0, tokenize = 'trigram'
);
INSERT INTO contact_phone_search (contact_phone_search, rank) VALUES ('secure-delete', 1), ('hashsize', 16777216);
CREATE VIRTUAL TABLE company_phone_search USING fts5 (
  digits, content = '', detail = none, columnsize = 0, tokenize = 'trigram'
);
INSERT INTO company_phone_search (company_phone_search, rank) VALUES ('secure-delete', 1), ('hashsize', 16777216);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  txn BLOB NOT NULL,
  noun TEXT NOT NULL,
  record BLOB NOT NULL,
  kind TEXT NOT NULL,
  fields TEXT,
  stamp BLOB NOT NULL
) STRICT;
CREATE TABLE tombstones (
  noun TEXT NOT NULL,
  record BLOB NOT NULL,
  stamp BLOB NOT NULL,
  PRIMARY KEY (noun, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE erasure_ledger (
  seq INTEGER PRIMARY KEY,
  noun TEXT NOT NULL,
  record BLOB NOT NULL,
  erased_at INTEGER NOT NULL,
  erased_by BLOB
) STRICT;
CREATE TABLE field_conflicts (
  noun TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  stamp BLOB NOT NULL,
  value TEXT,
  PRIMARY KEY (noun, record, field, stamp)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_entries (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  mono INTEGER NOT NULL,
  actor BLOB,
  session BLOB,
  txn BLOB,
  action TEXT NOT NULL,
  object_type TEXT,
  object_id BLOB,
  detail_commit BLOB,
  hash BLOB NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  seal BLOB
) STRICT;
CREATE INDEX audit_entries_by_object ON audit_entries (object_id, seq) WHERE object_id IS NOT NULL;
CREATE INDEX audit_entries_by_txn ON audit_entries (txn, seq) WHERE txn IS NOT NULL;
CREATE TABLE audit_details (
  seq INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  detail TEXT NOT NULL
) STRICT;
-- Holds one row while an erasure runs, within its transaction, and none otherwise (SECURITY.md A3).
CREATE TABLE audit_erasure_running (
  one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;
CREATE TRIGGER audit_entries_keep_update BEFORE UPDATE ON audit_entries
  BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
CREATE TRIGGER audit_entries_keep_delete BEFORE DELETE ON audit_entries
  BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
CREATE TRIGGER audit_details_keep_update BEFORE UPDATE ON audit_details
  BEGIN SELECT RAISE(ABORT, 'audit details are never changed'); END;
CREATE TRIGGER audit_details_keep_delete BEFORE DELETE ON audit_details
  WHEN NOT EXISTS (SELECT 1 FROM audit_erasure_running)
  BEGIN SELECT RAISE(ABORT, 'audit details are deleted by an erasure only'); END;

CREATE TABLE import_batches (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  txn BLOB,
  object TEXT NOT NULL,
  file_name TEXT NOT NULL DEFAULT '',
  format TEXT NOT NULL DEFAULT 'csv',
  dialect TEXT NOT NULL DEFAULT 'generic',
  plan TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'finished',
  rows INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  companies_created INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  undone_at INTEGER
) STRICT;
-- Rows that need a memory: failed ones with their cells and problems, updated ones with the record and what it was before.
CREATE TABLE import_batch_rows (
  batch INTEGER NOT NULL,
  row INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  record BLOB,
  cells TEXT,
  problems TEXT,
  before TEXT,
  after_version INTEGER,
  PRIMARY KEY (batch, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_mappings (
  dialect TEXT NOT NULL,
  headers BLOB NOT NULL,
  object TEXT NOT NULL,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (dialect, headers, object)
) STRICT, WITHOUT ROWID;

CREATE TABLE backups (
  id BLOB PRIMARY KEY NOT NULL,
  target TEXT NOT NULL,
  file_name TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  bytes INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  verified_at INTEGER,
  problem TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE backup_state (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;
`,
} as const
