import { describe, expect, it } from 'vitest'
import { refusedSwitch } from '../../../electron/app/argv'

describe('refusedSwitch (SECURITY.md E16)', () => {
  it.each([
    '--remote-debugging-port=9222', '--remote-debugging-port', '-remote-debugging-port=1', '--REMOTE-DEBUGGING-PORT=1', '/remote-debugging-port', '--remote-debugging-pipe', '--inspect', '--inspect=0', '--inspect-brk',
    '--no-sandbox', '--disable-web-security', '--js-flags=--expose-gc', '--load-extension=/x', '--renderer-cmd-prefix=gdb', '--ssl-key-log-file=/x', '--log-net-log=/x', '--user-data-dir=/x', '--single-process'
  ])('finds %s', (argument) => {
    expect(refusedSwitch(['satchel', '--ozone-platform=x11', argument])).not.toBeNull()
  })

  it('finds one behind --, where Chromium would not look but Node might', () => {
    expect(refusedSwitch(['satchel', '--', '--inspect'])).toBe('inspect')
  })

  it.each([[[]], [['satchel://people']], [['/home/ada/contacts.csv']], [['--ozone-platform=wayland', '--enable-features=X']], [['--force-device-scale-factor=2']], [['cli', 'import', 'file.csv']], [['--password-store=gnome-libsecret']]])('lets %j pass', (argv) => {
    expect(refusedSwitch(['satchel', ...argv])).toBeNull()
  })

  it('does not look at the program itself', () => {
    expect(refusedSwitch(['--inspect'])).toBeNull()
  })
})
