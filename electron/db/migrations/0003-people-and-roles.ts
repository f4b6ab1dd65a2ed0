/**
 * Several people with roles, a second factor, a sealed log, alerts, and what people acknowledged and learnt.
 *
 * - `users.role` names a preset (`shared/permissions.ts`) or the id of a row in `roles`.
 * - A disabled person's slot leaves slots.json and waits in `parked_slot`.
 * - `audit_epoch` holds the one key that seals new entries (SECURITY.md A4); the key before it is gone. `audit_generations` holds each first key, sealed
 *   to the recovery code of its time, with a proof by that code where it was at hand.
 * - `second_factors`: `failed_uptime` is the machine's uptime in ms at the last wrong code; `clock_seq` the entry from which on a clock that was set back
 *   counts as the right one (0: never); `codes_seq` the head of the log when the codes of `second_factor_codes` were made.
 * - Entries leave the log only by retention, into a segment that a checkpoint names (A6): the row in `audit_retention_running` stands within that transaction alone.
 */
export const peopleAndRoles = {
  version: 3,
  name: 'people-and-roles',
  sql: `
ALTER TABLE users ADD COLUMN team BLOB;
ALTER TABLE users ADD COLUMN removed_at INTEGER;
ALTER TABLE users ADD COLUMN parked_slot TEXT;
ALTER TABLE users ADD COLUMN passphrase_due TEXT;
ALTER TABLE users ADD COLUMN passphrase_changed_at INTEGER;
ALTER TABLE users ADD COLUMN passphrase_score INTEGER;
ALTER TABLE users ADD COLUMN last_seen_at INTEGER;

CREATE TABLE teams (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE second_factors (
  user BLOB PRIMARY KEY NOT NULL,
  secret BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  failed_uptime INTEGER NOT NULL DEFAULT 0,
  clock_seq INTEGER NOT NULL DEFAULT 0,
  codes_seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE second_factor_codes (
  user BLOB NOT NULL,
  hash BLOB NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_generations (
  generation INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  first_epoch INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  recovery_public_key BLOB NOT NULL,
  sealed_key BLOB NOT NULL,
  proof BLOB
) STRICT;
CREATE TABLE audit_epoch (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  key BLOB NOT NULL,
  first_seq INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
CREATE TABLE audit_checkpoints (
  seq INTEGER PRIMARY KEY,
  hash BLOB NOT NULL,
  mono INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  seal BLOB,
  entries INTEGER NOT NULL,
  file_name TEXT NOT NULL DEFAULT '',
  file_digest BLOB NOT NULL,
  archived_at INTEGER NOT NULL,
  archived_by BLOB,
  signature BLOB
) STRICT;
CREATE TABLE audit_retention_running (
  one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;
DROP TRIGGER audit_entries_keep_delete;
CREATE TRIGGER audit_entries_keep_delete BEFORE DELETE ON audit_entries
  WHEN NOT EXISTS (SELECT 1 FROM audit_retention_running)
  BEGIN SELECT RAISE(ABORT, 'audit entries are deleted by retention only'); END;
DROP TRIGGER audit_details_keep_delete;
CREATE TRIGGER audit_details_keep_delete BEFORE DELETE ON audit_details
  WHEN NOT EXISTS (SELECT 1 FROM audit_erasure_running) AND NOT EXISTS (SELECT 1 FROM audit_retention_running)
  BEGIN SELECT RAISE(ABORT, 'audit details are deleted by an erasure or by retention only'); END;
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, seq);
CREATE INDEX audit_entries_by_action ON audit_entries (action, seq);
CREATE INDEX audit_entries_by_time ON audit_entries (at);

CREATE TABLE saved_queries (
  id BLOB PRIMARY KEY NOT NULL,
  user BLOB NOT NULL,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
  id BLOB PRIMARY KEY NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  subject BLOB,
  raised_at INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  evidence TEXT NOT NULL DEFAULT '[]',
  facts TEXT NOT NULL DEFAULT '{}',
  acknowledged_at INTEGER,
  acknowledged_by BLOB,
  note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX alerts_open ON alerts (raised_at) WHERE acknowledged_at IS NULL;
-- How much each person did on each day: what is usual for them.
CREATE TABLE activity_days (
  user BLOB NOT NULL,
  day INTEGER NOT NULL,
  activity TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (user, activity, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE acknowledgements (
  policy TEXT NOT NULL,
  version INTEGER NOT NULL,
  user BLOB NOT NULL,
  acknowledged_at INTEGER NOT NULL,
  PRIMARY KEY (policy, version, user)
) STRICT, WITHOUT ROWID;
CREATE TABLE training_results (
  id BLOB PRIMARY KEY NOT NULL,
  course TEXT NOT NULL,
  version INTEGER NOT NULL,
  user BLOB NOT NULL,
  finished_at INTEGER NOT NULL,
  right_answers INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  passed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX training_results_by_user ON training_results (user, course, finished_at);
`,
} as const
