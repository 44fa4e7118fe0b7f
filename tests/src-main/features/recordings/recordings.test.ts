/** What the page asks of the folder of the recordings. Playing needs the thread that the build makes: see the end-to-end test. */
import { expect, test } from 'vitest'
import { NO_RECORDING, type RecordedFiles } from '../../../../src-main/app/recording.ts'
import { FolderError } from '../../../../src-main/consumers/recorder/folder-asker.ts'
import { closeAfterThis } from '../../../support/guarded-hub.ts'
import { openHouse } from '../../../support/open-house.ts'

const DAY = { from: 0, to: 86_400_000, files: 2, bytes: 1000 }

const inUse = () => Promise.reject(new FolderError({ reason: 'in-use', why: 'locked' }))

test('days are listed, and files protected', async (context) => {
  const { camwall, request } = await openHouse(closeAfterThis(context))
  const asked: unknown[][] = []
  const files: RecordedFiles = {
    ...NO_RECORDING.files,
    days: () => Promise.resolve([DAY]),
    protect: (...args) => {
      asked.push(args)
      return Promise.resolve()
    },
  }
  camwall.recordBy({ ...NO_RECORDING, files })
  expect(await request('recordings:days')).toEqual({ days: [DAY] })
  await request('recordings:protect', ['Barn'], 1000, 2000, true)
  expect(asked).toEqual([[['Barn'], { from: 1000, to: 2000 }, true]])
})

test('a folder that cannot be opened is told by its reason; another error is one of the request', async (context) => {
  const { camwall, request } = await openHouse(closeAfterThis(context))
  const files = { ...NO_RECORDING.files, days: inUse, between: inUse }
  camwall.recordBy({ ...NO_RECORDING, files })
  expect(await request('recordings:days')).toEqual({ failure: 'in-use' })
  expect(await request('recordings:range', 0, 1000)).toEqual({ failure: 'in-use' })
  const broken = { ...files, days: () => Promise.reject(new Error('an error in Camwall')) }
  camwall.recordBy({ ...NO_RECORDING, files: broken })
  await expect(request('recordings:days')).rejects.toThrow()
})
