/** The recordings: lists what is recorded, and plays it on the walls of windows. */
import { join } from 'node:path'
import type { Feature } from '../../app/house.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import type { PastMoment, TimeRange } from '../../capture/past.ts'
import { FolderError } from '../../consumers/recorder/folder-asker.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { MAX_WINDOWS } from '../../contract/limits.ts'
import { hasPicture } from '../../contract/tiles.ts'
import { CallThread } from '../../lib/call-thread.ts'
import { keepNewest } from '../../lib/keep-newest.ts'
import type {
  Recorded,
  RecordedRange,
  recordingsCommands,
  recordingsRequests,
  ShownMoment,
} from './contract.ts'
import type { PlaybackCalls } from './playback-calls.ts'
import { deleteAll, notDeleted } from './delete-recordings.ts'
import { SmallPictures } from './small-pictures.ts'
import { WindowsPlaying } from './windows-playing.ts'

export const recordings: Feature<typeof recordingsRequests, typeof recordingsCommands> = {
  name: 'recordings',
  start({ camwall }) {
    const { feed } = camwall
    const thread = new CallThread<PlaybackCalls>(join(import.meta.dirname, 'playback-worker.js'))
    /** What each window listed last. */
    const ranges = new Map<string, RecordedRange>()
    const camerasOf = (window: string) =>
      ranges.get(window)?.cameras.map(({ camera }) => camera) ?? []
    const playing = new WindowsPlaying((window, time, known) =>
      thread.call('moment', [window, camerasOf(window), time, known]),
    )
    const shownMoment = (moment: PastMoment, time: number, cameras: readonly string[]) => {
      const onWall = new Set(camwall.cameras.filter(hasPicture).map(({ name }) => name))
      return momentOf(moment, time, cameras, onWall)
    }
    const decoder = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
      camwall.notify(valuesWorkerEnded('recorded-pictures-worker', why)),
    )
    const pictures = new SmallPictures((job) => decoder.thumbnail(job))
    camwall.onStop(() => thread.end())

    const open = async (window: string, range: TimeRange): Promise<RecordedRange> => {
      const files = await camwall.recording.files.between(range)
      const found = await thread.call('open', [window, files, range, Date.now()])
      ranges.delete(window)
      ranges.set(window, found)
      keepNewest(ranges, MAX_WINDOWS)
      return found
    }
    return {
      handlers: {
        'recordings:days': () =>
          found(async () => ({ days: await camwall.recording.files.days() })),
        'recordings:range': ({ window }, from, to) => found(() => open(window.id, { from, to })),
        'recordings:show': async ({ window }, time) => {
          const moment = await playing.momentAt(window.id, time)
          if (moment === undefined) return undefined
          window.showPast(moment, time)
          return shownMoment(moment, time, [...feed.cameras.names, ...camerasOf(window.id)])
        },
        'recordings:step': ({ window }, camera, time, by) =>
          thread.call('step', [window.id, camera, time, by]),
        'recordings:live': ({ window }) => {
          playing.stop(window.id)
          window.showLive()
        },
        'recordings:picture': async ({ window }, camera, time) => {
          const frame = await thread.call('frame', [window.id, camera, time])
          return frame && pictures.urlOf(frame)
        },
        'recordings:deletable': (_context, deletion) =>
          found(() => camwall.recording.files.deletable(deletion)),
        'recordings:delete': (_context, deletion, at) =>
          found(async () => {
            const deleted = await deleteAll(camwall.recording.files, deletion, at)
            for (const notice of notDeleted(deleted)) camwall.notify(notice)
            return deleted
          }),
        'recordings:protect': (_context, cameras, from, to, isProtected) =>
          camwall.recording.files.protect(cameras, { from, to }, isProtected),
      },
      runners: {},
    }
  },
}

/** @param onWall - cameras with a picture */
function momentOf(
  moment: PastMoment,
  time: number,
  cameras: readonly string[],
  onWall: ReadonlySet<string>,
): ShownMoment {
  const shown = cameras.map((camera) => ({ camera, frame: moment.at(camera, time) }))
  return {
    without: shown.filter(({ frame }) => frame === undefined).map(({ camera }) => camera),
    absent: shown.flatMap(({ camera, frame }) =>
      frame === undefined || onWall.has(camera)
        ? []
        : [{ camera, width: frame.picture.width, height: frame.picture.height }],
    ),
  }
}

/** With the reason instead, if the folder cannot be opened. */
async function found<What>(find: () => Promise<What>): Promise<Recorded<What>> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof FolderError) return { failure: error.failure.reason }
    throw error
  }
}
