import { InvalidArgumentError, Option, type Command } from 'commander'
import type { AuditFilter } from '../../../shared/audit/channels'
import { auditActions, type AuditAction } from '../../../shared/audit/entry'
import type { ObjectType } from '../../../shared/list'
import { err, ok, type Result } from '../../../shared/result'
import { isPartialDate } from '../../../shared/time'
import type { Cli } from '../cli'
import type { CliFailure } from '../outcome'
import { parseObject } from './objects'

export interface FilterOptions {
  readonly by?: string
  readonly action?: readonly AuditAction[]
  readonly object?: ObjectType
  readonly record?: string
  readonly id?: string
  readonly from?: number
  readonly to?: number
}

/** The options that say which entries: the same for list, export and report. `--user` says who opens the vault, so whose entries is `--by`. */
export function withFilter(command: Command): Command {
  return command
    .option('--by <name>', 'only what this person did')
    .addOption(new Option('--action <action...>', 'only these').choices(auditActions))
    .addOption(new Option('--object <object>', 'only about contacts or companies').argParser(parseObject))
    .option('--record <id>', 'only what happened to the record with this id').addOption(new Option('--id <id>').hideHelp())
    .addOption(new Option('--from <date>', 'from this day (UTC) or moment on, 2026-05-01 or 2026-05-01T08:00+02:00').argParser(parseMoment(0)))
    .addOption(new Option('--to <date>', 'up to this day (UTC), included, or before this moment').argParser(parseMoment(86_400_000)))
}

/** The engine's filter. A person whom the vault does not know is named, so that an empty list never means a mistyped name. */
export async function filterOf(cli: Cli, { by, action, object, record, id, from, to }: FilterOptions): Promise<Result<AuditFilter, CliFailure>> {
  const objectId = record ?? id
  const plain = {
    ...(action === undefined ? {} : { actions: [...action] }), ...(object === undefined ? {} : { objectType: object }), ...(objectId === undefined ? {} : { objectId: objectId.toLowerCase() }),
    ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
  }
  if (by === undefined) return ok(plain)
  const users = await cli.call('users.list', {})
  if (!users.ok) return users
  const person = users.value.items.find(({ name }) => name.toLowerCase() === by.toLowerCase())
  return person === undefined ? err({ kind: 'not-found' }) : ok({ ...plain, actorId: person.id })
}

const DAY_LENGTH = 'YYYY-MM-DD'.length

/** A day (UTC: a script says the same on every machine) or a moment as ISO 8601, in ms since the epoch; `wholeDay` is added to a day. Throws the parser's own exception on anything else. */
export function parseMoment(wholeDay: number): (text: string) => number {
  return (text) => {
    const isDay = text.length === DAY_LENGTH
    // A day that no calendar has, such as 30 February, would be read as another one.
    const isMoment = isPartialDate(text.slice(0, DAY_LENGTH)) && /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    const ms = isMoment ? Date.parse(text) : Number.NaN
    if (Number.isNaN(ms)) throw new InvalidArgumentError('It must be a day such as 2026-05-01 or a moment such as 2026-05-01T08:00Z.')
    return isDay ? ms + wholeDay : ms
  }
}
