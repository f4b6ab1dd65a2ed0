import type { Session } from 'electron'
import { isOurPage } from '../ipc/sender'

/** The one thing a page may ask of the browser: to put text it shows on the clipboard after a key or click. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Whether a page at `url` holds a browser permission (SECURITY.md E7). A name nobody has heard of yet is refused as well. */
export function isGranted(permission: string, url: string | undefined): boolean {
  return GRANTED.has(permission) && url !== undefined && isOurPage(url)
}

/**
 * Refuses camera, microphone, location, notifications, USB, HID, serial, Bluetooth, screen capture and all the others: asking and checking are
 * two questions in Electron and both are answered here, and so are the devices' own.
 */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(isGranted(permission, details.requestingUrl)))
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault()
    answer('')
  })
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault()
    answer()
  })
}
