/** Names on the page's side: the section of the settings, the dialogs, and the requests of the commands. */
import { camerasOf, isHotspot } from '../../../src-main/contract/tiles.ts'
import { namesCommands } from '../../../src-main/features/names/contract.ts'
import type { CommandId } from '../../../src-main/features/list.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'
import { NamesSettings } from './names-settings.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'

export const names = {
  commands: namesCommands,
  run: {
    'rename-camera': opening('rename-camera'),
    'replace-camera': opening('replace-camera'),
    'split-camera': (store, tiles) => void store.request('names:split', camerasOf(tiles)),
    'join-cameras': (store, tiles) => void store.request('names:join', camerasOf(tiles)),
  },
  dialogs: { 'rename-camera': RenameDialog, 'replace-camera': ReplaceDialog },
  Settings: NamesSettings,
} as const satisfies PageFeature

/** For the camera of the first of the tiles, unless it is a hotspot that shows none. */
function opening(command: CommandId): CommandRunner {
  return (store, [first]) => {
    if (first !== undefined && !isHotspot(first))
      store.openDialog({ command, camera: first.camera })
  }
}
