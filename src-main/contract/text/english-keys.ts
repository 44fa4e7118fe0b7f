/** English texts of the panel of keys: one table with those of the other files. */

export const keyTableTexts = {
  'key-table.title': 'Keys',
  'key-table.close': 'Close keys',
  'key-table.search': 'Search commands and keys',
  'key-table.list': 'Commands and their keys',
  'key-table.nothing': 'No command has this in its name or its keys.',
  'key-table.in-submenu': ({ menu, command }: { menu: string; command: string }) =>
    `${menu}: ${command}`,
  'key-table.go': 'Move the focus to another tile',
  'key-table.extend': 'Extend the selection',
  'key-table.go-on': 'Move the focus and keep the selection',
  'key-table.toggle': 'Select or deselect a tile',
  'key-table.lift': 'Pick up a tile, or all selected tiles; drop them',
  'key-table.size': 'Resize a tile that is picked up',
  'key-table.solo': 'Previous or next camera, while one is shown solo',
  'key-table.menu': 'Open the menu of a tile',
  'key-table.back': 'Cancel a move, clear the selection, close a panel',
  'key-table.single': 'Single characters run commands',
  'key-table.single-help':
    'Switch this off if speech input or a typing error turns a picture. All commands stay in the menus.',
} as const
