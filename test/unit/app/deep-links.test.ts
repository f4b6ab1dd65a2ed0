import { describe, expect, it } from 'vitest'
import { deepLinkIn, parseDeepLink } from '../../../electron/app/deep-links'

const id = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'

describe('parseDeepLink (SECURITY.md E23)', () => {
  it.each([['satchel://people', 'people'], ['satchel://people/', 'people'], ['satchel://backups', 'backups'], ['satchel://security', 'security']])('opens the screen of %s', (text, screen) => {
    expect(parseDeepLink(text)).toEqual({ screen, id: null })
  })

  it.each(['contact', 'company'])('opens one %s by its id', (screen) => {
    expect(parseDeepLink(`satchel://${screen}/${id}`)).toEqual({ screen, id })
  })

  it.each([
    '', 'satchel:', 'satchel://', 'satchel:people', 'satchel:/people', 'SATCHEL://people', 'satchel://People', 'satchel://delete', 'satchel://import/x', 'satchel://people?delete=1', 'satchel://people#x', 'satchel://people:80',
    'satchel://user@people', `satchel://people/${id}`, 'satchel://contact', 'satchel://contact/', 'satchel://contact/1', `satchel://contact/${id}/delete`, `satchel://contact/${id.toUpperCase()}`, `satchel://contact/${id}?x=1`,
    `satchel://contact/..%2f${id}`, `satchel://contact//${id}`, 'satchel://contact/javascript:alert(1)', 'https://people', `satchel://people${' '.repeat(300)}`, 'satchel://people\n', 'satchel://unlock?passphrase=x'
  ])('does not understand %j', (text) => {
    expect(parseDeepLink(text)).toBeNull()
  })
})

describe('deepLinkIn', () => {
  it('takes the first link it understands out of a command line', () => {
    expect(deepLinkIn(['/opt/satchel', '--flag', 'satchel://nonsense', 'satchel://people'])).toEqual({ screen: 'people', id: null })
    expect(deepLinkIn(['/opt/satchel', '.'])).toBeNull()
  })
})
