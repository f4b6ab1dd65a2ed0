import type { Output } from '../../../shared/ipc/contract'
import { notify } from '../../ui/toast'

/** Says what is left after a one-use code opened the vault, and what a copy that was put back cannot know (SECURITY.md T5). */
export function sayUsedUp({ left, turnedOff, wasPutBack }: Pick<Output<'secondFactor.useRecoveryCode'>, 'left' | 'turnedOff' | 'wasPutBack'>): void {
  if (turnedOff) notify({ text: ({ t }) => t('twoStep:oneUse.turnedOff'), detail: ({ t }) => t('twoStep:oneUse.turnedOffDetail'), tone: 'danger' })
  else notify({ text: ({ t }) => t('twoStep:oneUse.left', { count: left }), detail: ({ t }) => t(wasPutBack ? 'twoStep:putBackDetail' : 'twoStep:oneUse.leftDetail'), tone: wasPutBack || left < 3 ? 'danger' : 'info' })
}
