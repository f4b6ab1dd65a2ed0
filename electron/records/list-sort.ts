import type { CompanySort, ContactSort, ObjectType } from '../../shared/list'

export type Sort = ContactSort | CompanySort
export type Direction = 'ascending' | 'descending'

/** The columns a list is sorted by, most important first; the row's number settles ties. Each has an index that starts with `bin`. */
export function sortColumns(object: ObjectType, sort: Sort): readonly string[] {
  switch (sort) {
    case 'name':
      return ['name_key']
    case 'company':
      return object === 'contact' ? ['company_key', 'name_key'] : ['name_key']
    case 'created':
      return ['created_at']
    case 'updated':
      return ['updated_at']
  }
}
