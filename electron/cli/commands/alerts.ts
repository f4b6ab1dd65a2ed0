import { InvalidArgumentError, Option, type Command } from 'commander'
import type { AlertItem, AlertRuleItem } from '../../../shared/alerts/channels'
import { alertRules, ruleTable, severities, type AlertRule, type Severity } from '../../../shared/alerts/rules'
import { describeAlert } from '../../../shared/alerts/words'
import { isId } from '../../../shared/ids'
import type { Cli, Run } from '../cli'
import { done, usage, type Outcome } from '../outcome'
import { count, facts, moment, table } from '../text'
import { openVault } from '../vault-access'
import { parseLimit } from './objects'

interface ListOptions {
  readonly all?: true
  readonly severity?: Severity
  readonly limit: number
}
interface RuleOptions {
  readonly set?: Readonly<Record<string, number>>
  readonly on?: true
  readonly off?: true
}
const PAGE = 500

/** alerts list and ack, and the rules behind them. */
export function addAlertCommands(program: Command, run: Run): void {
  const alerts = program.command('alerts').description('what the log shows that somebody should look at')
  alerts.command('list').description('open alerts, the gravest first')
    .option('--all', 'those that were acknowledged as well')
    .addOption(new Option('--severity <severity>', 'only these').choices(severities))
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit(100_000)).default(100))
    .action((options: ListOptions) => run((cli) => list(cli, options)))
  alerts.command('ack').description('say that you looked at an alert; the log notes it')
    .argument('<id...>', 'ids of alerts list')
    .option('--note <text>', 'what you found out', '')
    .action((ids: readonly string[], { note }: { readonly note: string }) => run((cli) => acknowledge(cli, ids, note)))
  alerts.command('rules').description('what alerts are raised for, with the numbers of each').action(() => run(rules))
  alerts.command('rule').description('adjust one rule')
    .argument('<name>', 'name of alerts rules')
    .option('--set <name=number...>', 'a number of the rule', parseValue)
    .addOption(new Option('--on', 'switch it on').conflicts('off'))
    .addOption(new Option('--off', 'switch it off; told as an alert'))
    .action((name: string, options: RuleOptions) => run((cli) => adjust(cli, name, options)))
}

async function list(cli: Cli, { all, severity, limit }: ListOptions): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const filter = { state: all === true ? 'all' : 'open', ...(severity === undefined ? {} : { severity }) } as const
  const items: AlertItem[] = []
  let total = 0
  do {
    const page = await cli.call('alerts.page', { filter, at: items.length, limit: Math.min(PAGE, limit - items.length) })
    if (!page.ok) return page
    items.push(...page.value.items)
    total = page.value.total
    if (page.value.items.length === 0) break
  } while (items.length < Math.min(limit, total))
  const shown = items.map((item) => ({ ...item, ...describeAlert(item.rule, item.facts, whoIn(item)) }))
  const text = shown.map((item) => [
    `${item.severity.toUpperCase()}  ${item.title}  ${moment(item.raisedAt)}${item.acknowledgedAt === null ? '' : '  acknowledged'}`,
    facts([['  what', item.happened], ['  do', item.todo], ['  entries', entriesOf(item)], ['  note', item.note], ['  id', item.id]]),
  ].join('\n'))
  return done({ items: shown, total }, items.length === 0 ? 'No alerts.' : text.join('\n\n'))
}

async function acknowledge(cli: Cli, ids: readonly string[], note: string): Promise<Outcome> {
  const wanted = ids.map((id) => id.toLowerCase())
  const odd = wanted.find((id) => !isId(id))
  if (odd !== undefined) return usage('An alert is named by its id; see alerts list.')
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const answer = await cli.call('alerts.acknowledge', { ids: wanted, note })
  if (!answer.ok) return answer
  const { acknowledged } = answer.value
  return done({ acknowledged }, acknowledged === 0 ? 'Acknowledged before; nothing was changed.' : `${count(acknowledged, 'alert')} acknowledged. The log notes it.`)
}

async function rules(cli: Cli): Promise<Outcome> {
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const answer = await cli.call('alerts.rules', {})
  if (!answer.ok) return answer
  const items = answer.value.items.map((item) => ({ ...item, severity: ruleTable[item.rule].severity }))
  return done({ items }, table(['rule', 'severity', 'on', 'numbers'], items.map((item) => [item.rule, item.severity, item.isOn ? 'yes' : 'no', numbersOf(item)]), 100))
}

async function adjust(cli: Cli, name: string, { set, on, off }: RuleOptions): Promise<Outcome> {
  const rule: AlertRule | undefined = alertRules.find((known) => known === name)
  if (rule === undefined) return usage(`There is no rule ${name}; see alerts rules.`)
  if (set === undefined && on === undefined && off === undefined) return usage('Say what to change: --set NAME=NUMBER, --on or --off.')
  const wrong = Object.keys(set ?? {}).find((value) => ruleTable[rule].thresholds[value] === undefined)
  if (wrong !== undefined) return usage(`The rule ${rule} has no number ${wrong}; it has ${Object.keys(ruleTable[rule].thresholds).join(', ')}.`)
  if (off === true && ruleTable[rule].always) return usage(`The rule ${rule} cannot be switched off.`)
  const vault = await openVault(cli)
  if (!vault.ok) return vault
  const answer = await cli.call('alerts.setRule', { rule, ...(off === true ? { isOn: false } : on === true ? { isOn: true } : {}), ...(set === undefined ? {} : { values: set }) })
  if (!answer.ok) return answer
  return done({ ...answer.value }, facts([['rule', answer.value.rule], ['on', answer.value.isOn ? 'yes' : 'no'], ['numbers', numbersOf(answer.value)]]))
}

/** `attempts=3`, more than once. Throws the parser's own exception on anything else. */
function parseValue(text: string, before: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const match = /^(\w+)=(\d{1,9})$/.exec(text)
  if (match === null) throw new InvalidArgumentError('It must be a name and a whole number, such as attempts=3.')
  const [, name = '', value = ''] = match
  return { ...before, [name]: Number(value) }
}

function whoIn({ subjectName, subjectId }: AlertItem): string {
  return subjectName ?? (subjectId === null ? 'Somebody' : 'a person who was removed')
}

function entriesOf({ evidence, firstSeq, lastSeq }: AlertItem): string {
  return evidence.length === 0 ? '' : evidence.length > 10 ? `${String(evidence.length)} from ${String(firstSeq)} to ${String(lastSeq)}` : evidence.join(', ')
}

function numbersOf({ rule, values }: AlertRuleItem): string {
  return Object.keys(ruleTable[rule].thresholds).map((name) => `${name}=${String(values[name])}`).join(' ')
}
