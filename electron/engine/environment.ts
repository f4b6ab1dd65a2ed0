/** Finding the keychain over D-Bus, the home folder, the language and the temp folder: what the engine has a use for. */
const ALLOWED = new Set([
  'HOME', 'PATH', 'USER', 'LOGNAME', 'DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TMP', 'TEMP',
  'APPDATA', 'LOCALAPPDATA', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'SYSTEMROOT', 'WINDIR', 'COMPUTERNAME'
])
const ALLOWED_PREFIXES = ['XDG_', 'LC_', 'SATCHEL_']

/**
 * The part of an environment that the engine may see. Anything else stays out: `NODE_OPTIONS`, `LD_PRELOAD` and their like
 * would let whoever sets a variable run code beside the vault key (SECURITY.md E11 closes the same door for the app itself).
 */
export function engineEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    const upper = name.toUpperCase()
    if (value !== undefined && (ALLOWED.has(upper) || ALLOWED_PREFIXES.some((prefix) => upper.startsWith(prefix)))) kept[name] = value
  }
  return kept
}
