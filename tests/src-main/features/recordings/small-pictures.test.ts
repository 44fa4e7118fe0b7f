import { expect, test } from 'vitest'
import type { PastFrame } from '../../../../src-main/capture/past.ts'
import { MAX_OWN_BYTES } from '../../../../src-main/consumers/values/small-jpeg.ts'
import type { ThumbnailJob } from '../../../../src-main/consumers/values/values-jobs.ts'
import { SmallPictures } from '../../../../src-main/features/recordings/small-pictures.ts'
import { aFrame } from '../../../support/a-recording.ts'

const aPastFrame = (time: number, bytes: number): PastFrame => ({
  ...aFrame('Barn', 1, { body: new Uint8Array(bytes).fill(7) }),
  body: new Uint8Array(bytes).fill(7),
  time,
})

test('a small JPEG is shown as it was sent, a large one is scaled once', async () => {
  const jobs: ThumbnailJob[] = []
  const pictures = new SmallPictures((job) => {
    jobs.push(job)
    return Promise.resolve(Uint8Array.of(1, 2, 3))
  })
  expect(await pictures.urlOf(aPastFrame(1, 3))).toBe('data:image/jpeg;base64,BwcH')
  expect(jobs).toEqual([])
  const large = aPastFrame(2, MAX_OWN_BYTES + 1)
  expect(await pictures.urlOf(large)).toBe('data:image/jpeg;base64,AQID')
  expect(await pictures.urlOf(large)).toBe('data:image/jpeg;base64,AQID')
  expect(jobs).toMatchObject([{ kind: 'thumbnail', picture: { format: 'jpeg' } }])
})

test('the oldest pictures are given up', async () => {
  let scaled = 0
  const pictures = new SmallPictures(() => {
    scaled += 1
    return Promise.resolve(Uint8Array.of(1))
  })
  for (let time = 0; time < 300; time++) await pictures.urlOf(aPastFrame(time, MAX_OWN_BYTES + 1))
  await pictures.urlOf(aPastFrame(299, MAX_OWN_BYTES + 1))
  expect(scaled).toBe(300)
  await pictures.urlOf(aPastFrame(0, MAX_OWN_BYTES + 1))
  expect(scaled).toBe(301)
})

test('one that cannot be decoded has none', async () => {
  const pictures = new SmallPictures(() => Promise.reject(new Error('damaged')))
  expect(await pictures.urlOf(aPastFrame(1, MAX_OWN_BYTES + 1))).toBeUndefined()
})
