import { expect, test } from 'vitest'
import { EventStream } from '../../../../src-main/app/events/event-stream.ts'
import type { WallEvent } from '../../../../src-main/contract/event.ts'

const EVENT = { kind: 'text', camera: 'Barn', text: 'Temp 77 F', at: 1 } as const

test('who listens hears each event until it stops', () => {
  const stream = new EventStream(() => undefined)
  const heard: WallEvent[] = []
  const stop = stream.on((event) => heard.push(event))
  stream.add(EVENT)
  stop()
  stream.add(EVENT)
  expect(heard).toEqual([EVENT])
})

test('a listener that throws costs another none of its events', () => {
  const errors: unknown[] = []
  const stream = new EventStream((error) => errors.push(error))
  const heard: WallEvent[] = []
  const fault = new Error('broken')
  stream.on(() => {
    throw fault
  })
  stream.on((event) => heard.push(event))
  stream.add(EVENT)
  expect(heard).toEqual([EVENT])
  expect(errors).toEqual([fault])
})
