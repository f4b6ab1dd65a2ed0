import { describe, expect, it } from 'vitest'
import { engineEnvironment } from '../../../electron/engine/environment'

describe('engineEnvironment', () => {
  it('keeps what finding the keychain, the home folder and the language takes', () => {
    const given = { HOME: '/h', PATH: '/bin', DBUS_SESSION_BUS_ADDRESS: 'unix:x', XDG_RUNTIME_DIR: '/run', LC_ALL: 'C', LANG: 'de', TMPDIR: '/t', DISPLAY: ':0', Path: 'C:\\' }
    expect(engineEnvironment(given)).toEqual(given)
  })

  it.each(['NODE_OPTIONS', 'LD_PRELOAD', 'LD_LIBRARY_PATH', 'DYLD_INSERT_LIBRARIES', 'ELECTRON_RUN_AS_NODE', 'NODE_EXTRA_CA_CERTS', 'AWS_SECRET_ACCESS_KEY', 'NODE_PATH'])('E11 drops %s', (name) => {
    expect(engineEnvironment({ [name]: 'x' })).toEqual({})
  })
})
