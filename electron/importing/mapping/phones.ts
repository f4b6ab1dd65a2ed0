import { digitsOf } from '../../../shared/fold'
import { readPhone, type DefaultCountry } from '../../records/reachable'

/** A number as compared: `0171 555 01` dialled in Germany and `+49 (0)171 55501` are one. */
export function phoneKey(number: string, country: DefaultCountry): string {
  const found = readPhone(number, country)
  return found === undefined ? digitsOf(number) || number : `${found.number}${found.ext === undefined ? '' : `x${found.ext}`}`
}
