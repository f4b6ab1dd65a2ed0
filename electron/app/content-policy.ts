/**
 * What a page of ours may load and run: our own files, nothing inline, nothing from elsewhere, no connection of its own (SECURITY.md E4).
 * Sent as a header, so that no page can leave it out. `trusted-types 'none'`: there is no way at all to turn text into HTML or script.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join('; ')

/** The printed sheet shows text in its own style sheet, and that is all. */
export const SHEET_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Headers of every answer of our scheme. */
export function securityHeaders(contentType: string, policy: string = CONTENT_POLICY): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store'
  }
}
