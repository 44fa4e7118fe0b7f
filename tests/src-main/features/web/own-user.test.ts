/** A user who may do everything, in a browser. */
import { once } from 'node:events'
import { parse, stringify } from 'devalue'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Answer } from '../../../../src-main/contract/bridge.ts'
import type { HubMessage, PageMessage } from '../../../../src-main/contract/web-link.ts'
import { webSection, type WebTopics } from '../../../../src-main/features/web/contract.ts'
import { freePort } from '../../../support/free-port.ts'
import type { Closing } from '../../../support/guarded-hub.ts'
import { askHttp } from '../../../support/http-client.ts'
import { openHouse } from '../../../support/open-house.ts'
import { until } from '../../../support/until.ts'

const closing: Closing = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openWithAnn() {
  const { camwall, request } = await openHouse(closing)
  const port = await freePort()
  camwall.settings.change(webSection, { address: `http://127.0.0.1:${port}` })
  const topics = () => camwall.publisher.published.topics as unknown as WebTopics
  await until('the server', () => topics().web.kind === 'open')
  const made = await request('web:set-user', 'ann', ['view', 'arrange', 'configure'])
  const password = made?.password ?? ''
  const names = () => topics().webUsers.map(({ name }) => name)
  return { port, password, names }
}

async function logIn(port: number, password: string): Promise<string> {
  const { headers } = await askHttp(port, '/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ann', password }),
  })
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

async function openPage(port: number, password: string) {
  const headers = { cookie: await logIn(port, password), origin: `http://127.0.0.1:${port}` }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/wall`, { headers })
  closing.push(() => socket.terminate())
  const answers: Answer[] = []
  socket.on('message', (data) => {
    const heard = parse((data as Buffer).toString()) as HubMessage
    if (heard.kind === 'answer') answers.push(heard.answer)
  })
  await once(socket, 'open')
  const ask = async (name: string, ...args: readonly unknown[]): Promise<Answer | undefined> => {
    const before = answers.length
    socket.send(stringify({ kind: 'request', id: 0, name, args } satisfies PageMessage))
    await until(`an answer to ${name}`, () => answers.length > before)
    return answers[before]
  }
  return { socket, ask }
}

test('a user who renews the own password sees it, and stays logged in on this page only', async () => {
  const { port, password } = await openWithAnn()
  const own = await openPage(port, password)
  const other = await openPage(port, password)
  const closed = once(other.socket, 'close')
  const answer = await own.ask('web:set-user', 'ann', ['view', 'arrange', 'configure'])
  await closed
  if (answer === undefined || 'why' in answer) throw new Error('It was refused.')
  const { password: renewed } = answer.result as { readonly password: string }
  expect(await logIn(port, password)).toBe('')
  expect(await logIn(port, renewed)).toContain('=')
  expect(await own.ask('web:set-user', 'ben', ['view'])).toHaveProperty('result')
})

test('a user is not removed by its own page', async () => {
  const { port, password, names } = await openWithAnn()
  const { ask } = await openPage(port, password)
  expect(await ask('web:remove-user', 'ann')).toMatchObject({ why: { key: 'web.not-oneself' } })
  expect(names()).toEqual(['ann'])
  await ask('web:set-user', 'ben', ['view'])
  expect(await ask('web:remove-user', 'ben')).toHaveProperty('result')
  expect(names()).toEqual(['ann'])
})
