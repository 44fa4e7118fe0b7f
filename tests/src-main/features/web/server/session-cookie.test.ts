import { expect, test } from 'vitest'
import {
  sessionCookie,
  sessionIn,
} from '../../../../../src-main/features/web/server/session-cookie.ts'

test('each port has its own cookie, and TLS has another one', () => {
  const hosts = ['barn', 'barn:8080', 'barn:8081', '[fe80::8080]', undefined]
  const names = hosts.flatMap((host) => [sessionCookie(host, false), sessionCookie(host, true)])
  expect(names).toEqual([
    ...['camwall_session', 'camwall_session_tls'],
    ...['camwall_session_8080', 'camwall_session_8080_tls'],
    ...['camwall_session_8081', 'camwall_session_8081_tls'],
    ...['camwall_session', 'camwall_session_tls'],
    ...['camwall_session', 'camwall_session_tls'],
  ])
})

test('the token is that of the port, and that of TLS where there is one', () => {
  const cookies =
    'a=b; camwall_session_8080=old; camwall_session_8081=x=y;camwall_session_8080_tls=new'
  expect(sessionIn(cookies, 'barn:8080')).toBe('new')
  expect(sessionIn(cookies, 'barn:8081')).toBe('x=y')
  expect(sessionIn(cookies, 'barn')).toBeUndefined()
  expect(sessionIn(undefined, 'barn')).toBeUndefined()
})
