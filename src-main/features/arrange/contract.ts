/** Moving, swapping and resizing tiles without dragging, by clicks and menus. The page does it all, with requests for tiles and layout. */
import type { CommandContract } from '../../contract/command.ts'

export const arrangeCommands = [
  {
    id: 'move-tile',
    keys: ['Shift+m'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'swap-tiles',
    keys: ['Shift+x'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'resize-tile',
    keys: ['Shift+s'],
    menu: { bar: 'tile', group: 2 },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'size-1',
    menu: { bar: 'tile', group: 2, submenu: 'menu.tile-size' },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'size-2',
    menu: { bar: 'tile', group: 2, submenu: 'menu.tile-size' },
    on: 'tiles',
    runs: 'page',
  },
  {
    id: 'size-3',
    menu: { bar: 'tile', group: 2, submenu: 'menu.tile-size' },
    on: 'tiles',
    runs: 'page',
  },
] as const satisfies readonly CommandContract[]
