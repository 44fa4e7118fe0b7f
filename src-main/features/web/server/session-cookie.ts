/**
 * The cookie of a browser that has logged in. Cookies know no ports: two servers on one computer need two names for them. So does a
 * cookie for TLS only, because without TLS a browser does not replace it.
 */

/** @param host - as the browser names the server, with its port */
export function sessionCookie(host: string | undefined, isSecure: boolean): string {
  const [, port] = /:(\d{1,5})$/.exec(host ?? '') ?? []
  return [
    'camwall_session',
    ...(port === undefined ? [] : [port]),
    ...(isSecure ? ['tls'] : []),
  ].join('_')
}

/** The token in the header `Cookie`. */
export function sessionIn(
  cookies: string | undefined,
  host: string | undefined,
): string | undefined {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim())
  const valueOf = (name: string) =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  return valueOf(sessionCookie(host, true)) ?? valueOf(sessionCookie(host, false))
}
