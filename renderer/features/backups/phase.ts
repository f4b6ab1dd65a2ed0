import { english, type TextKey } from '../../i18n/resources'

type Phase = keyof typeof english.backups.working

const isPhase = (phase: string): phase is Phase => Object.hasOwn(english.backups.working, phase)

/** What the engine is doing now, in words. */
export function phaseKey(phase: string): TextKey {
  return `backups:working.${phase === '' ? 'start' : isPhase(phase) ? phase : 'other'}`
}
