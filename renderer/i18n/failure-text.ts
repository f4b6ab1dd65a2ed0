import type { CommonFailure } from '../../shared/ipc/failures'
import type { TextKey } from './resources'
import type { Translate } from './use-text'

/** The sentence for a failure that any channel may answer with; a feature has its own for its own kinds and hands the rest here. */
export function failureText(failure: CommonFailure, t: Translate): string {
  return failure.kind === 'internal' ? t('failures:internal', { incident: failure.incidentId }) : t(keyFor(failure))
}

function keyFor(failure: Exclude<CommonFailure, { kind: 'internal' }>): TextKey {
  switch (failure.kind) {
    case 'invalid-input':
      return 'failures:invalidInput'
    case 'locked':
      return 'failures:locked'
    case 'forbidden':
      return 'failures:forbidden'
    case 'busy':
      return 'failures:busy'
    case 'cancelled':
      return 'failures:cancelled'
    case 'disk-full':
      return 'failures:diskFull'
    case 'read-only':
      return 'failures:readOnly'
    case 'damaged':
      return failure.what === 'vault' ? 'failures:damagedVault' : failure.what === 'log' ? 'failures:damagedLog' : 'failures:damagedFile'
    case 'not-found':
      return 'failures:notFound'
  }
}
