/** The menus, made from the list of commands, with each platform's roles around them. */
import type { MenuItemConstructorOptions } from 'electron'
import type { CommandContract } from '../contract/command.ts'

type Item = MenuItemConstructorOptions
type Bar = NonNullable<CommandContract['menu']>['bar']

export interface MenuPlan {
  readonly platform: NodeJS.Platform
  /** The program's name, which is that of its own menu on a Mac. */
  readonly name: string
  readonly commands: readonly CommandContract[]
  /** A command was chosen, while a window had the focus or none. */
  readonly chosen: (id: string, window: unknown) => void
}

const SEPARATOR: Item = { type: 'separator' }

export function menuTemplate(plan: MenuPlan): readonly Item[] {
  const isMac = plan.platform === 'darwin'
  // A Mac has these two in the program's own menu.
  const own = ['settings', 'about']
  const itemsOf = (bar: Bar) =>
    barItems(
      {
        ...plan,
        commands: plan.commands.filter(({ id }) => !isMac || !own.includes(id)),
      },
      bar,
    )
  const fileMenu: Item = {
    label: 'File',
    submenu: grouped([itemsOf('file'), [isMac ? { role: 'close' } : { role: 'quit' }]]),
  }
  const viewMenu: Item = {
    label: 'View',
    submenu: grouped([itemsOf('view'), [{ role: 'reload' }, { role: 'toggleDevTools' }]]),
  }
  return [
    ...(isMac ? [macMenu(plan, own)] : []),
    fileMenu,
    { role: 'editMenu' },
    viewMenu,
    { label: 'Tile', submenu: [...itemsOf('tile')] },
    { role: 'windowMenu' },
    { role: 'help', submenu: [...itemsOf('help')] },
  ]
}

/** What the bar's menu “Tile” has, too. */
export function tileMenuTemplate(plan: MenuPlan): readonly Item[] {
  return barItems(plan, 'tile')
}

function macMenu(plan: MenuPlan, own: readonly string[]): Item {
  const [settings, about] = own.map((id) =>
    plan.commands.filter((command) => command.id === id).map((command) => itemOf(plan, command)),
  )
  return {
    label: plan.name,
    submenu: grouped([
      about ?? [],
      settings ?? [],
      [{ role: 'services' }],
      [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
      [{ role: 'quit' }],
    ]),
  }
}

function barItems(plan: MenuPlan, bar: Bar): readonly Item[] {
  const here = plan.commands.filter(({ menu }) => menu?.bar === bar)
  const groups = [...new Set(here.map(({ menu }) => menu?.group ?? 0))].sort((a, b) => a - b)
  return grouped(
    groups.map((group) =>
      groupItems(
        plan,
        here.filter(({ menu }) => menu?.group === group),
      ),
    ),
  )
}

/** A submenu stands where the first of its commands would. */
function groupItems(plan: MenuPlan, commands: readonly CommandContract[]): readonly Item[] {
  const submenus = new Set<string>()
  return commands.flatMap((command) => {
    const label = command.menu?.submenu
    if (label === undefined) return [itemOf(plan, command)]
    if (submenus.has(label)) return []
    submenus.add(label)
    const inside = commands.filter(({ menu }) => menu?.submenu === label)
    return [{ label, submenu: inside.map((each) => itemOf(plan, each)) }]
  })
}

function itemOf({ platform, chosen }: MenuPlan, { id, label, keys }: CommandContract): Item {
  // A Mac has a key of its own for it, which only its role gives.
  if (id === 'full-screen' && platform === 'darwin') return { id, role: 'togglefullscreen' }
  const accelerator = acceleratorOf(keys?.[0], platform)
  return {
    id,
    label,
    click: (_item, window) => chosen(id, window),
    // It is shown, and the page listens: it knows whether somebody types into a field.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  }
}

const KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
  '+': 'Plus',
}

/** `undefined` where it cannot be shown alone: a Mac gives the keys of a menu to the menu, also while somebody types. */
function acceleratorOf(keys: string | undefined, platform: NodeJS.Platform): string | undefined {
  if (keys === undefined) return undefined
  if (platform === 'darwin' && !keys.startsWith('Ctrl+')) return undefined
  const [, modifiers = '', key = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(keys) ?? []
  const name = KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return modifiers.replace('Ctrl', 'CommandOrControl') + name
}

function grouped(groups: readonly (readonly Item[])[]): Item[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]))
}
