import type { ImportPlan } from '../../../shared/importing/channels'
import type { ObjectType } from '../../../shared/list'

export type ListName = 'emails' | 'phones' | 'addresses' | 'links' | 'positions'

/** One column's part in a row: a plain field, or a part of one item of a list. */
export type ColumnOp =
  | { readonly kind: 'text'; readonly index: number; readonly header: string; readonly field: string }
  | { readonly kind: 'item'; readonly index: number; readonly header: string; readonly list: ListName; readonly group: number; readonly part: string }

export interface CompiledPlan {
  readonly object: ObjectType
  readonly ops: readonly ColumnOp[]
  /** Label of each group of each list; '' when a column of its own says it. */
  readonly labels: Readonly<Record<ListName, readonly string[]>>
  readonly width: number
}

const LISTS: readonly string[] = ['emails', 'phones', 'addresses', 'links', 'positions'] satisfies ListName[]
const isList = (text: string): text is ListName => LISTS.includes(text)

/**
 * The plan's columns as steps, so that a row costs no look-ups by name. `emails.work` is an item of its own per column;
 * `emails.2.value` and `emails.2.label` are one item; all `addresses.home.…` are one item.
 */
export function compilePlan(plan: ImportPlan): CompiledPlan {
  const labels: Record<ListName, string[]> = { emails: [], phones: [], addresses: [], links: [], positions: [] }
  const groups = new Map<string, number>()
  const ops: ColumnOp[] = []
  for (const { index, header, target } of plan.columns) {
    if (target === null) continue
    const [head = '', kind = '', last = ''] = target.split('.')
    if (!isList(head)) {
      ops.push({ kind: 'text', index, header, field: target })
      continue
    }
    const { name, label, part } = placeOf(head, kind, last, index)
    let group = groups.get(name)
    if (group === undefined) {
      group = labels[head].length
      labels[head].push(label)
      groups.set(name, group)
    }
    ops.push({ kind: 'item', index, header, list: head, group, part })
  }
  return { object: plan.object, ops, labels, width: plan.columns.reduce((width, column) => Math.max(width, column.index + 1), 0) }
}

function placeOf(list: ListName, kind: string, last: string, index: number): { name: string; label: string; part: string } {
  const numbered = /^\d+$/.test(kind)
  if (list === 'positions') return numbered ? { name: `positions.${kind}`, label: '', part: last } : { name: 'positions.1', label: '', part: kind }
  const label = numbered || kind === 'main' || (list === 'links' && kind === 'web') ? '' : kind
  if (list === 'addresses') return { name: `addresses.${kind}`, label, part: last }
  return numbered ? { name: `${list}.${kind}`, label: '', part: last === '' ? 'value' : last } : { name: `${list}.column-${String(index)}`, label, part: 'value' }
}
