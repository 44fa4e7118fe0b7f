/** Export: saves a stretch of what look-back keeps, as recordings or as pictures. */
import { join } from 'node:path'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import { groupsBy } from '../../app/layouts/camera-groups.ts'
import { fileNamesOf } from '../../capture/file-names.ts'
import type { KeptPast } from '../../capture/past.ts'
import { covers } from '../../contract/alarm-rule.ts'
import { message } from '../../contract/text/text.ts'
import { CallThread } from '../../lib/call-thread.ts'
import { within } from '../../lib/pause.ts'
import type { exportCommands, exportRequests, ExportState, Stretch } from './contract.ts'
import type { ExportDesk } from './export-desk.ts'
import { Exporter } from './exporter.ts'
import { amountOf, stretchOf, type CameraStretch } from './stretch-frames.ts'

/** Of the exit, which has its own limit for everything. */
const CLOSE_MS = 3000

export const exportFeature: Feature<typeof exportRequests, typeof exportCommands> = {
  name: 'export',
  start({ camwall, desktop }) {
    const publish = (state: ExportState) => camwall.publisher.publish({ export: state })
    const thread = new CallThread<ExportDesk>(join(import.meta.dirname, 'export-worker.js'))
    const exporter = new Exporter({
      thread: {
        begin: (plan) => thread.call('begin', [plan]),
        write: (frames) =>
          thread.call(
            'write',
            [frames],
            frames.map(({ body }) => body.buffer),
          ),
        end: () => thread.call('end', []),
      },
      changed: publish,
    })
    publish({})
    camwall.onStop(async () => {
      exporter.cancel()
      await within(CLOSE_MS, exporter.idle)
      await thread.end()
    })
    return {
      handlers: {
        'export:amount': async (_context, stretch) => {
          const chosen = chosenIn(camwall, stretch)
          return chosen && (await amountOf(chosen.past, chosen.stretch))
        },
        'export:start': ({ window }, { format, arrays, ...stretch }) => {
          const chosen = chosenIn(camwall, stretch)
          if (chosen === undefined) return
          const plan = { format, arrays, names: fileNamesOf(chosen.stretch.cameras) }
          void exporter.start(chosen.past, chosen.stretch, plan, () =>
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

/** @returns `undefined` if nothing is kept of these cameras and that time */
function chosenIn(
  { past, layouts }: Camwall,
  asked: Stretch,
): { readonly past: KeptPast; readonly stretch: CameraStretch } | undefined {
  const groupsOf = groupsBy(layouts.groups)
  const stretch =
    past && stretchOf(past, asked, (camera) => covers(asked.cameras, camera, groupsOf))
  return past && stretch && { past, stretch }
}
