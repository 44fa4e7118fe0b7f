/** What cameras are answered, over real sockets. */
import { afterEach, expect, test } from 'vitest'
import type { AnswersTopics } from '../../../../src-main/features/answers/contract.ts'
import { openImageSender } from '../../../../src-main/receive/imagezmq/image-sender.ts'
import type { Closing } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'
import { jpegHeader } from '../../../support/pictures.ts'

const closing: Closing = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function open() {
  const house = await openHouse(closing)
  const sender = await openImageSender({ mode: 'req-rep', connect: house.address })
  closing.push(() => sender.close())
  /** What a message of a camera is answered. */
  const answerTo = async (camera: string) =>
    Buffer.from((await sender.sendJpg(camera, jpegHeader(64, 48))) ?? []).toString()
  const topic = () => (house.camwall.publisher.published.topics as unknown as AnswersTopics).answers
  return { ...house, answerTo, topic }
}

test('a camera is answered with OK', async () => {
  const { answerTo } = await open()
  expect(await answerTo('Barn')).toBe('OK')
})

test('once: the next message of this camera only', async () => {
  const { answerTo, request, topic } = await open()
  await request('answers:set', 'Barn', 'Flush the buffer', 'once')
  expect(topic()).toEqual({ kept: [], once: [{ camera: 'Barn', text: 'Flush the buffer' }] })
  expect(await answerTo('Gate')).toBe('OK')
  expect(await answerTo('Barn')).toBe('Flush the buffer')
  expect(topic()).toEqual({ kept: [], once: [] })
  expect(await answerTo('Barn')).toBe('OK')
})

test('for good: until it is OK again, and once comes before it', async () => {
  const { answerTo, request, camwall } = await open()
  await request('answers:set', 'Barn', ' Weiter ✓ ', 'kept')
  expect(await answerTo('Barn')).toBe('Weiter ✓')
  await request('answers:set', 'Barn', 'stop', 'once')
  expect(await answerTo('Barn')).toBe('stop')
  expect(await answerTo('Barn')).toBe('Weiter ✓')
  expect(await answerTo('Gate')).toBe('OK')
  expect(camwall.settings.saved['answers']).toEqual([{ camera: 'Barn', text: 'Weiter ✓' }])
  await request('answers:set', 'Barn', 'OK', 'kept')
  expect(await answerTo('Barn')).toBe('OK')
  expect(camwall.settings.saved['answers']).toEqual([])
})

test('a camera that takes the place of another one gets its answer', async () => {
  const { answerTo, request, camwall } = await open()
  await request('answers:set', 'Barn', 'slow', 'kept')
  camwall.replace({ from: 'Barn', to: 'New barn' })
  expect(await answerTo('New barn')).toBe('slow')
})

test('the camera that takes its place gets the one for once, too, and a camera that is forgotten leaves none', async () => {
  const { answerTo, request, camwall, topic } = await open()
  await request('answers:set', 'Barn', 'restart', 'once')
  camwall.replace({ from: 'Barn', to: 'New barn' })
  expect(topic().once).toEqual([{ camera: 'New barn', text: 'restart' }])
  expect(await answerTo('Barn')).toBe('OK')
  expect(await answerTo('New barn')).toBe('restart')
  await request('answers:set', 'Gate', 'restart', 'once')
  camwall.replace({ from: 'Gate', to: undefined })
  expect(topic().once).toEqual([])
  expect(await answerTo('Gate')).toBe('OK')
})

test.each(['', ' ', 'x'.repeat(201)])('the text %j is refused', async (text) => {
  const { request } = await open()
  await expect(request('answers:set', 'Barn', text, 'kept')).rejects.toThrow()
})
