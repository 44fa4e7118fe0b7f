/** Snapshots: writes pictures of the moment to files, and puts them on the clipboard. */
import { join } from 'node:path'
import { z } from 'zod'
import type { Feature, House } from '../../app/house.ts'
import type { RequestingWindow } from '../../app/request-context.ts'
import { isDecodable } from '../../consumers/values/originals.ts'
import { commandText } from '../../contract/command.ts'
import { message } from '../../contract/text/text.ts'
import { CallThread } from '../../lib/call-thread.ts'
import { within } from '../../lib/pause.ts'
import {
  snapshotSection,
  type ShownTurn,
  type snapshotCommands,
  type snapshotRequests,
  type SnapshotState,
} from './contract.ts'
import { heldFrame, type HeldFrame } from './held-frame.ts'
import type { SnapshotCalls } from './snapshot-calls.ts'
import { Snapshots, type SnapshotsState } from './snapshots.ts'
import type { SnapshotFolder } from './write-still.ts'

/** Empty for the default one. It is no setting: a page can have one chosen only in the system's dialog. */
export const snapshotFolderSchema = z.string()

/** In the user's folder of pictures. */
const DEFAULT_FOLDER = 'Camwall'
/** Of the exit, which has its own limit for everything. */
const CLOSE_MS = 3000

export const snapshot: Feature<typeof snapshotRequests, typeof snapshotCommands> = {
  name: 'snapshot',
  start(house) {
    const { camwall, desktop } = house
    const kept = camwall.settings.keep('snapshotFolder', snapshotFolderSchema, '')
    const folder = (): SnapshotFolder =>
      kept.value === ''
        ? { path: join(desktop.folders.pictures, DEFAULT_FOLDER), isMade: true }
        : { path: kept.value, isMade: false }
    let told: SnapshotsState = {}
    const publish = () => {
      const { path, isMade } = folder()
      const state: SnapshotState = { ...told, folder: path, isChosen: !isMade }
      camwall.publisher.publish({ snapshot: state })
    }
    const thread = new CallThread<SnapshotCalls>(join(import.meta.dirname, 'snapshot-worker.js'))
    const snapshots = new Snapshots({
      cameras: () => camwall.cameras.map(({ name }) => name),
      settings: () => camwall.settings.get(snapshotSection),
      folder,
      write: (order) => {
        // The frame's own bytes are shared with others; a transferred copy costs less than a cloned one.
        const body = order.frame.body.slice()
        return thread.call(
          'writeStill',
          [{ ...order, frame: { ...order.frame, body } }],
          [body.buffer],
        )
      },
      giveUp: () => thread.abandon(),
      changed: (next) => {
        told = next
        publish()
      },
    })
    const hold = (window: RequestingWindow, camera: string) =>
      heldFrame(window, (name) => camwall.feed.newest(name), camera)
    const moveTo = (path: string) => {
      kept.set(path)
      publish()
      snapshots.moved()
    }
    publish()
    camwall.onStop(async () => {
      await within(CLOSE_MS, snapshots.idle)
      await thread.end()
    })
    return {
      handlers: {
        'snapshot:take': ({ window }, cameras) =>
          snapshots.take(cameras, (camera) => hold(window, camera)),
        'snapshot:copy': ({ window }, camera, turn) =>
          copyPicture(house, thread, hold(window, camera), turn),
        'snapshot:retry': () => snapshots.retry(),
        'snapshot:discard': () => snapshots.discard(),
        'snapshot:show': () => {
          if (snapshots.newestPath !== undefined) desktop.showInFolder(snapshots.newestPath)
        },
        'snapshot:dismiss': () => snapshots.dismiss(),
        'snapshot:choose-folder': async ({ window }) => {
          const chosen = await chooseFolder(house, window, folder().path)
          if (chosen !== undefined) moveTo(chosen)
        },
        'snapshot:default-folder': () => moveTo(''),
      },
      runners: {},
    }
  },
}

function chooseFolder(
  { desktop }: House,
  window: RequestingWindow,
  defaultPath: string,
): Promise<string | undefined> {
  return desktop.chooseFolder(window, { title: message('dialog.snapshot-folder'), defaultPath })
}

async function copyPicture(
  { camwall, desktop }: House,
  thread: CallThread<SnapshotCalls>,
  held: HeldFrame | undefined,
  turn: ShownTurn,
): Promise<boolean> {
  if (held === undefined) return false
  const { frame, release } = held
  try {
    await desktop.copyPng(await shownPng(camwall, thread, frame, turn))
    return true
  } catch {
    camwall.notify({
      key: `not copied ${frame.camera}`,
      severity: 'warning',
      what: message('notice.not-copied', { camera: frame.camera }),
      todo: message('notice.not-copied.todo', { command: commandText('snapshot') }),
    })
    return false
  } finally {
    release()
  }
}

/**
 * In its own size, in the colours in which it is shown.
 *
 * @throws Error if it cannot be decoded here
 */
async function shownPng(
  { toning }: House['camwall'],
  thread: CallThread<SnapshotCalls>,
  frame: HeldFrame['frame'],
  turn: ShownTurn,
): Promise<Uint8Array<ArrayBuffer>> {
  if (frame.picture.kind === 'encoded' && !isDecodable(frame.picture))
    throw new Error('Only the page decodes it.')
  const { picture, body } = await toning.tone({ facts: frame, body: frame.body }, undefined)
  return thread.call('shownPng', [picture, body, turn], [body.buffer])
}
