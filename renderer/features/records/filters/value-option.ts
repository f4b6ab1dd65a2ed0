import type { Condition } from '../../../../shared/list'
import type { Option } from '../../../ui/select'

/** A line of the chooser and the condition it stands for. */
export interface ValueOption extends Option<string> {
  readonly condition: Condition
}
