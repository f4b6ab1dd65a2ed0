import { fold } from '../../../shared/fold'

/** A header as compared: `E-mail 1 - Value`, `email_1_value` and `EMAIL1VALUE` are one. */
export function headerKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]+/gu, '')
}
