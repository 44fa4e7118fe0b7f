/** Layouts by name, on the page's side: what their tabs and their menu do. */
import { layoutsCommands } from '../../../src-main/app/layouts/contract.ts'
import type { LayoutSummary } from '../../../src-main/contract/named-layout.ts'
import type { CommandId } from '../../../src-main/features/list.ts'
import type { CamwallStore } from '../../store/camwall-store.ts'
import { layoutAfter, shownLayout } from '../../store/shown-layout.ts'
import type { CommandRunner, PageFeature } from '../page-feature.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { GroupsDialog } from './groups-dialog.tsx'
import { NewDialog, RenameDialog } from './name-dialogs.tsx'
import { showLayout } from './show-layout.ts'
import { openForTemplate, saveTemplate } from './template-commands.ts'
import {
  DeleteTemplateDialog,
  RenameTemplateDialog,
  SaveTemplateDialog,
} from './template-dialogs.tsx'

export const layouts = {
  commands: layoutsCommands,
  run: {
    'new-layout': opening('new-layout'),
    'rename-layout': opening('rename-layout'),
    'delete-layout': (store) => {
      if (allOf(store).length > 1) store.openDialog({ command: 'delete-layout' })
    },
    'save-template': saveTemplate,
    'rename-template': (store) => openForTemplate(store, 'rename-template'),
    'delete-template': (store) => openForTemplate(store, 'delete-template'),
    'duplicate-layout': (store) => void duplicate(store),
    'open-layout': (store) => withShown(store, ({ id }) => void store.request('layouts:open', id)),
    'move-layout-earlier': (store) => moveTab(store, -1),
    'move-layout-later': (store) => moveTab(store, 1),
    'next-layout': (store) => showAfter(store, 1),
    'previous-layout': (store) => showAfter(store, -1),
    'cycle-layouts': ({ cycledLayouts, main }) => {
      const isOn = cycledLayouts.getState().length > 0
      const all = main.topics.getState()?.layouts ?? []
      cycledLayouts.setState(isOn ? [] : all.map(({ id }) => id), true)
    },
    'camera-groups': (store, tiles) => {
      if (tiles.length > 0) store.openDialog({ command: 'camera-groups' })
    },
    'show-layout-1': showing(1),
    'show-layout-2': showing(2),
    'show-layout-3': showing(3),
    'show-layout-4': showing(4),
    'show-layout-5': showing(5),
    'show-layout-6': showing(6),
    'show-layout-7': showing(7),
    'show-layout-8': showing(8),
    'show-layout-9': showing(9),
  },
  dialogs: {
    'new-layout': NewDialog,
    'rename-layout': RenameDialog,
    'delete-layout': DeleteDialog,
    'camera-groups': GroupsDialog,
    'save-template': SaveTemplateDialog,
    'rename-template': RenameTemplateDialog,
    'delete-template': DeleteTemplateDialog,
  },
} as const satisfies PageFeature

function opening(command: CommandId): CommandRunner {
  return (store) => store.openDialog({ command })
}

function showing(number: number): CommandRunner {
  return (store) => {
    const layout = allOf(store)[number - 1]
    if (layout !== undefined) void showLayout(store, layout)
  }
}

function showAfter(store: CamwallStore, by: 1 | -1): void {
  withShown(store, ({ id }) => {
    const next = layoutAfter(allOf(store), id, by)
    if (next !== undefined) void showLayout(store, next)
  })
}

async function duplicate(store: CamwallStore): Promise<void> {
  const topics = store.main.topics.getState()
  if (topics === undefined) return
  const id = await store.main.ask('layouts:duplicate', topics.window.layout)
  if (id !== undefined) await store.request('layouts:show', id)
}

/** The first one is not moved further left, and the last one not further right. */
function moveTab(store: CamwallStore, by: 1 | -1): void {
  withShown(store, ({ id }) => {
    const all = allOf(store)
    const at = all.findIndex((layout) => layout.id === id)
    const isAtEnd = by === 1 ? at === all.length - 1 : at === 0
    const before = all[by === 1 ? at + 2 : at - 1]?.id
    if (!isAtEnd) void store.request('layouts:move', id, before)
  })
}

function withShown(store: CamwallStore, act: (layout: LayoutSummary) => void): void {
  const layout = shownLayout(store.main.topics.getState())
  if (layout !== undefined) act(layout)
}

function allOf(store: CamwallStore): readonly LayoutSummary[] {
  return store.main.topics.getState()?.layouts ?? []
}
