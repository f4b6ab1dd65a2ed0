import type { CommonFailure } from '../../../shared/ipc/failures'
import type { TextKey } from '../../i18n/resources'
import { failureText } from '../../i18n/failure-text'
import type { Text } from '../../i18n/use-text'
import type { ImportTrouble } from './import-state'

const own = {
  'file-empty': 'importing:failure.empty', 'file-not-text': 'importing:failure.notText', 'no-rows': 'importing:failure.noRows', 'file-gone': 'importing:failure.gone',
  'file-unreadable': 'importing:failure.unreadable', 'file-not-regular': 'importing:failure.notAFile', 'file-changed': 'importing:failure.changed', 'cancelled': 'importing:failure.cancelled', 'not-found': 'importing:failure.notFound',
  'invalid-input': 'importing:failure.invalidPlan', 'no-such-owner': 'importing:failure.ownerGone',
} as const satisfies Readonly<Record<string, TextKey>>

const recordsKeys: Readonly<Record<string, TextKey>> = {
  deals: 'importing:records.deals', activities: 'importing:records.activities', tickets: 'importing:records.tickets', products: 'importing:records.products',
}

/** The sentence for an import that did not go through: what happened, what is safe, what to do. */
export function importFailureText(trouble: ImportTrouble, { t, format }: Pick<Text, 't' | 'format'>): string {
  if (trouble.kind === 'file-too-large') return t('importing:failure.tooLarge', { limit: format.bytes(Number(trouble['limitBytes'])) })
  if (trouble.kind === 'other-records') return t('importing:failure.otherRecords', { what: t(recordsKeys[String(trouble['records'])] ?? 'importing:records.other') })
  if (isOwn(trouble.kind)) return t(own[trouble.kind])
  return failureText(trouble as unknown as CommonFailure, t)
}

function isOwn(kind: string): kind is keyof typeof own {
  return Object.hasOwn(own, kind)
}
