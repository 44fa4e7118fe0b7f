/** Export: saves a stretch of what look-back keeps, or of the recordings, as recordings or as pictures. */
import { join } from 'node:path'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import { groupsBy } from '../../app/layouts/camera-groups.ts'
import { fileNamesOf } from '../../capture/file-names.ts'
import { covers } from '../../contract/alarm-rule.ts'
import type { CameraValues } from '../../contract/camera-values.ts'
import type { Captions } from '../../contract/captions.ts'
import { NO_FILES } from '../../contract/recording.ts'
import { message } from '../../contract/text/text.ts'
import { CallThread } from '../../lib/call-thread.ts'
import { within } from '../../lib/pause.ts'
import type { exportCommands, exportRequests, ExportState, Stretch } from './contract.ts'
import type { ExportDesk } from './export-desk.ts'
import { KeptSource, RecordedSource, type ExportSource } from './export-source.ts'
import { exportThread, type ExportThread } from './export-thread.ts'
import { Exporter } from './exporter.ts'
import { keptStretch } from './stretch-frames.ts'

/** Of the exit, which has its own limit for everything. */
const CLOSE_MS = 3000

export const exportFeature: Feature<typeof exportRequests, typeof exportCommands> = {
  name: 'export',
  start({ camwall, desktop }) {
    const publish = (state: ExportState) => camwall.publisher.publish({ export: state })
    const calls = new CallThread<ExportDesk>(join(import.meta.dirname, 'export-worker.js'))
    const thread = exportThread(calls)
    const exporter = new Exporter({ thread, giveUp: () => calls.abandon(), changed: publish })
    publish({})
    camwall.onStop(async () => {
      exporter.cancel()
      await within(CLOSE_MS, exporter.idle)
      await calls.end()
    })
    return {
      handlers: {
        'export:amount': async (_context, stretch) =>
          (await sourceOf(camwall, thread, stretch))?.amount(),
        'export:start': async ({ window }, { format, arrays, captions, ...stretch }) => {
          const source = await sourceOf(camwall, thread, stretch, captions)
          if (source === undefined) return
          const { cameras } = source.stretch
          const names = fileNamesOf(cameras)
          const values = shownValues(camwall, cameras)
          const plan = { format, arrays, captions, names, values }
          void exporter.start(source, plan, () =>
            desktop.chooseFolder(window, {
              title: message('dialog.export-folder'),
              defaultPath: desktop.folders.videos,
            }),
          )
        },
        'export:cancel': () => exporter.cancel(),
        'export:show': () => {
          if (exporter.newestFolder !== undefined) desktop.showInFolder(exporter.newestFolder)
        },
        'export:dismiss': () => exporter.dismiss(),
      },
      runners: {},
    }
  },
}

function shownValues(
  { toning }: Camwall,
  cameras: readonly string[],
): ReadonlyMap<string, CameraValues> {
  return new Map(
    cameras.flatMap((camera) => {
      const values = toning.valuesOf(camera)
      return values === undefined ? [] : [[camera, values] as const]
    }),
  )
}

/**
 * @param captions - of which only their cameras are saved: others have come since a person looked
 * @returns `undefined` if there is nothing of these cameras and that time
 */
async function sourceOf(
  { past, layouts, recording }: Camwall,
  thread: ExportThread,
  { source, cameras: rule, from, to }: Stretch,
  captions?: Captions,
): Promise<ExportSource | undefined> {
  const groupsOf = groupsBy(layouts.groups)
  const captioned = captions && new Set(captions.names.map(({ camera }) => camera))
  const isChosen = (camera: string) =>
    covers(rule, camera, groupsOf) && captioned?.has(camera) !== false
  if (source === 'look-back') {
    const stretch = past && keptStretch(past, { from, to }, isChosen)
    return past && stretch && new KeptSource(past, stretch, captions !== undefined)
  }
  if (from === undefined || to === undefined || from > to) return undefined
  // A folder that cannot be opened has none; the page of the recordings says why.
  const files = await recording.files.between({ from, to }).catch(() => NO_FILES)
  const found = await thread.camerasIn(files)
  const cameras = 'fault' in found ? [] : found.cameras.filter(isChosen)
  return cameras.length === 0 ? undefined : new RecordedSource(files, { cameras, from, to }, thread)
}
