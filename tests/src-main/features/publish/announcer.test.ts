import { expect, test } from 'vitest'
import type { AnnouncedCameras } from '../../../../src-main/receive/imagezmq/announcement.ts'
import { Announcer } from '../../../../src-main/features/publish/announcer.ts'

test('cameras are announced when they change, to newcomers, and every two seconds', () => {
  const sent: AnnouncedCameras[] = []
  const barn = { live: ['Barn'], silent: [] }
  const both = { live: ['Barn'], silent: ['Yard'] }
  const announcer = new Announcer((cameras) => sent.push(cameras))
  announcer.sample({ ...barn })
  announcer.sample({ ...barn })
  expect(sent.splice(0)).toEqual([barn])
  announcer.update({ ...barn })
  expect(sent).toEqual([])
  announcer.update(both)
  expect(sent.splice(0)).toEqual([both])
  announcer.again()
  expect(sent.splice(0)).toEqual([both])
  for (let sample = 0; sample < 8; sample++) announcer.sample(both)
  expect(sent).toHaveLength(2)
})
