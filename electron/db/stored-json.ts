/** A value stored as JSON; null where somebody wrote something else, which the caller's schema then refuses. */
export function storedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
