import { expect, test } from 'vitest'
import { EventStream } from '../../../../src-main/app/events/event-stream.ts'
import type { WallEvent } from '../../../../src-main/contract/event.ts'

test('who listens hears each event until it stops', () => {
  const stream = new EventStream()
  const heard: WallEvent[] = []
  const stop = stream.on((event) => heard.push(event))
  const event = { kind: 'text', camera: 'Barn', text: 'Temp 77 F', at: 1 } as const
  stream.add(event)
  stop()
  stream.add(event)
  expect(heard).toEqual([event])
})
