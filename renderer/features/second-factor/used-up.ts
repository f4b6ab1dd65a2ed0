import type { Output } from '../../../shared/ipc/contract'
import type { Translate } from '../../i18n/use-text'
import { notify } from '../../ui/toast'

/** Says what is left after a one-use code opened the vault, and what a copy that was put back cannot know (SECURITY.md T5). */
export function sayUsedUp({ left, turnedOff, wasPutBack }: Pick<Output<'secondFactor.useRecoveryCode'>, 'left' | 'turnedOff' | 'wasPutBack'>, t: Translate): void {
  if (turnedOff) notify({ text: t('twoStep:oneUse.turnedOff'), detail: t('twoStep:oneUse.turnedOffDetail'), tone: 'danger' })
  else notify({ text: t('twoStep:oneUse.left', { count: left }), detail: t(wasPutBack ? 'twoStep:putBackDetail' : 'twoStep:oneUse.leftDetail'), tone: wasPutBack || left < 3 ? 'danger' : 'info' })
}
