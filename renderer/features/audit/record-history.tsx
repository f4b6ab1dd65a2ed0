import type { ObjectType } from '../../../shared/list'

/** A record's own history. Being written. */
export function RecordHistory({ object, id }: { readonly object: ObjectType; readonly id: string }) {
  return <span hidden data-object={object} data-id={id} />
}
