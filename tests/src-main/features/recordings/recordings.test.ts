/** What the page asks of the folder of the recordings. Playing needs the thread that the build makes: see the end-to-end test. */
import { expect, test } from 'vitest'
import { NO_RECORDING, type RecordedFiles } from '../../../../src-main/app/recording.ts'
import { FolderError } from '../../../../src-main/consumers/recorder/folder-asker.ts'
import { NOTHING_DELETED, type DeletedFiles } from '../../../../src-main/contract/recording.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
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

test('files are deleted bit by bit, and those that stay are told', async (context) => {
  const { camwall, request } = await openHouse(closeAfterThis(context))
  const asked: unknown[][] = []
  const steps: readonly DeletedFiles[] = [
    { ...NOTHING_DELETED, files: 2, bytes: 300, failedFiles: 1, why: 'EIO: i/o error', next: 7 },
    { ...NOTHING_DELETED, files: 1, bytes: 50, changedFiles: 2 },
  ]
  const files: RecordedFiles = {
    ...NO_RECORDING.files,
    delete: (...args) => Promise.resolve(steps[asked.push(args) - 1] ?? NOTHING_DELETED),
  }
  camwall.recordBy({ ...NO_RECORDING, files })
  const deletion = { cameras: ['Barn'], from: 1000, to: 2000 }
  expect(await request('recordings:delete', deletion, 5000)).toMatchObject({ files: 3, bytes: 350 })
  expect(asked).toEqual([
    [deletion, 5000, 0],
    [deletion, 5000, 7],
  ])
  const told = camwall.state.notices.map(({ severity, what }) => [severity, ENGLISH.say(what)])
  expect(told).toEqual([
    ['error', '1 recording could not be deleted: EIO: i/o error'],
    ['warning', '2 recordings were not deleted, because their files are not as Camwall left them.'],
  ])
})

test('a folder that cannot be opened is told by its reason; another error is one of the request', async (context) => {
  const { camwall, request } = await openHouse(closeAfterThis(context))
  const files = { ...NO_RECORDING.files, days: inUse, between: inUse, delete: inUse }
  camwall.recordBy({ ...NO_RECORDING, files })
  expect(await request('recordings:days')).toEqual({ failure: 'in-use' })
  expect(await request('recordings:range', 0, 1000)).toEqual({ failure: 'in-use' })
  expect(await request('recordings:delete', { from: 0, to: 1 }, 5)).toEqual({ failure: 'in-use' })
  const broken = { ...files, days: () => Promise.reject(new Error('an error in Camwall')) }
  camwall.recordBy({ ...NO_RECORDING, files: broken })
  await expect(request('recordings:days')).rejects.toThrow()
})
