import type { Format } from '../../i18n/format'
import type { Translate } from '../../i18n/use-text'

/** Parts of an item that say nothing by themselves, or are shown elsewhere. */
const SILENT = new Set(['primary', 'optOut', 'left', 'companyId'])

/** A recorded value as a person reads it: lists one item to a line, an item by its filled parts. Empty when there is none. */
export function valueText(value: unknown, t: Translate, format: Format): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return format.number(value)
  if (typeof value === 'boolean') return t(value ? 'audit:yes' : 'audit:no')
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$|^--\d{2}-\d{2}$/.test(value) ? format.date(value) : value
  if (Array.isArray(value)) return value.map((item) => valueText(item, t, format)).filter((item) => item !== '').join('\n')
  if (typeof value === 'object') return Object.entries(value).filter(([name, part]) => !SILENT.has(name) && part !== '' && part !== null).map(([, part]) => valueText(part, t, format)).join(', ')
  return ''
}
