/** The URL, or null when `text` is none. `URL.parse` does this too, but only from Node 22 on. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
