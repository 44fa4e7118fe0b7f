/** How the files of the pages are served, to windows and to browsers: their types, and the policy for each. */

/** Only files of these types are served. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

/** Nothing but our own files, no inline code. Styles set by script (CSSOM) are not inline styles. */
const SCRIPT_POLICY = "script-src 'self'"
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  SCRIPT_POLICY,
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Workers have separate policies: only those that produce pixels may compile WebAssembly. */
export function policyFor(pathname: string): string {
  return /^\/assets\/(painter|jpeg)\.worker-[^/]*\.js$/.test(pathname)
    ? CONTENT_SECURITY_POLICY.replace(SCRIPT_POLICY, `${SCRIPT_POLICY} 'wasm-unsafe-eval'`)
    : CONTENT_SECURITY_POLICY
}
