import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MAX_TOKENS } from '../../../../../src-main/features/web/contract.ts'
import { hashToken } from '../../../../../src-main/features/web/users/secrets.ts'
import { SESSION_MS, WebUsers } from '../../../../../src-main/features/web/users/web-users.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camwall-users-'))
  path = join(folder, 'web-users.json')
})
afterEach(() => rm(folder, { recursive: true }))

const PASSWORD = 'abcde-fghij-kmnpq'

async function withAnn() {
  const users = await WebUsers.open(path)
  await users.set('ann', ['view', 'arrange'], PASSWORD)
  return users
}

async function tokenOf(users: WebUsers, ...args: Parameters<WebUsers['addToken']>) {
  const token = await users.addToken(...args)
  if (token === undefined) throw new Error('There is no token.')
  return token
}

test('the right password of a user, and no other', async () => {
  const users = await withAnn()
  expect(await users.isPassword('ann', PASSWORD)).toBe(true)
  expect(await users.isPassword('ann', `${PASSWORD} `)).toBe(false)
  expect(await users.isPassword('ben', PASSWORD)).toBe(false)
  expect(await users.isPassword('ann', '')).toBe(false)
})

test('a token has the rights that it was given, of those that its user has', async () => {
  const users = await withAnn()
  const token = await tokenOf(users, 'ann', 'token', ['view', 'configure'])
  const identity = users.ofToken(token)
  expect(identity).toMatchObject({ user: 'ann', rights: new Set(['view']) })
  expect(users.ofToken(`${token}x`)).toBeUndefined()
  expect(await users.addToken('ben', 'token', ['view'])).toBeUndefined()
})

test('neither passwords nor tokens are in the file, which only its owner can read', async () => {
  const users = await withAnn()
  const token = await tokenOf(users, 'ann', 'token', ['view'])
  const text = await readFile(path, 'utf8')
  expect(text).not.toContain(PASSWORD)
  expect(text).not.toContain(token)
  expect(JSON.stringify(users.list)).not.toContain(hashToken(token))
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('all is there after a restart', async () => {
  const users = await withAnn()
  const token = await tokenOf(users, 'ann', 'session', ['view'])
  const again = await WebUsers.open(path)
  expect(again.list).toEqual(users.list)
  expect(again.ofToken(token)).toEqual(users.ofToken(token))
})

test('a session ends after a month, a token does not', async () => {
  const users = await withAnn()
  const session = await tokenOf(users, 'ann', 'session', ['view'], 0)
  const token = await tokenOf(users, 'ann', 'token', ['view'], 0)
  expect(users.ofToken(session, SESSION_MS - 1)).toBeDefined()
  expect(users.ofToken(session, SESSION_MS)).toBeUndefined()
  expect(users.ofToken(token, SESSION_MS)).toBeDefined()
})

test('a new password leaves the token with which it was asked for, and no other', async () => {
  const users = await withAnn()
  const [own, other] = [
    await tokenOf(users, 'ann', 'session', ['view', 'arrange']),
    await tokenOf(users, 'ann', 'session', ['view']),
  ]
  await users.set('ben', ['view'], PASSWORD)
  const bens = await tokenOf(users, 'ben', 'token', ['view'])
  await users.set('ann', ['view'], 'another-password', hashToken(own))
  expect(users.ofToken(own)).toMatchObject({ rights: new Set(['view']) })
  expect(users.ofToken(other)).toBeUndefined()
  await users.set('ann', ['view'], 'another-password', hashToken(bens))
  expect(users.ofToken(own)).toBeUndefined()
  expect(users.ofToken(bens)).toMatchObject({ user: 'ben' })
})

test('a new password, and the removal of a token or a user, end what they allowed', async () => {
  const users = await withAnn()
  const first = await tokenOf(users, 'ann', 'session', ['view'])
  await users.removeToken('ann', { hash: hashToken(first) })
  expect(users.ofToken(first)).toBeUndefined()
  const second = await tokenOf(users, 'ann', 'token', ['view'])
  await users.set('ann', ['view'], 'another-password')
  expect(users.ofToken(second)).toBeUndefined()
  const third = await tokenOf(users, 'ann', 'token', ['view'])
  await users.remove('ann')
  expect(users.ofToken(third)).toBeUndefined()
  expect(users.list).toEqual([])
})

test('of too many tokens the oldest goes', async () => {
  const users = await withAnn()
  const oldest = await tokenOf(users, 'ann', 'session', ['view'])
  const others: string[] = []
  for (let count = 0; count < MAX_TOKENS; count++)
    others.push(await tokenOf(users, 'ann', 'session', ['view']))
  expect(users.ofToken(oldest)).toBeUndefined()
  expect(others.every((token) => users.ofToken(token) !== undefined)).toBe(true)
})

test('log-ins end no token, and tokens no log-in', async () => {
  const users = await withAnn()
  const token = await tokenOf(users, 'ann', 'token', ['view'])
  const others: string[] = []
  for (let count = 0; count < MAX_TOKENS; count++)
    others.push(await tokenOf(users, 'ann', 'session', ['view']))
  expect(users.ofToken(token)).toBeDefined()
  for (let count = 0; count < MAX_TOKENS; count++) await tokenOf(users, 'ann', 'token', ['view'])
  expect(users.ofToken(token)).toBeUndefined()
  expect(others.every((session) => users.ofToken(session) !== undefined)).toBe(true)
  expect((await WebUsers.open(path)).list).toEqual(users.list)
})

test('a file that cannot be read does not count as having no users', async () => {
  await writeFile(path, '{"version":1,"users":[{"name":"ann"}]}')
  await expect(WebUsers.open(path)).rejects.toThrow()
})
