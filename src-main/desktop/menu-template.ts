/**
 * The menus, made from the list of commands, with each platform's roles around them. Every item has a label of ours: those
 * that Electron gives its roles are always English.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { commandText, type CommandContract } from '../contract/command.ts'
import type { Language, PlainTextKey } from '../contract/text/text.ts'

type Item = MenuItemConstructorOptions
type Role = NonNullable<Item['role']>
/** A role whose label has no values. */
type PlainRole =
  Extract<PlainTextKey, `menu.${Role}`> extends `menu.${infer Name}` ? Name & Role : never
type Bar = NonNullable<CommandContract['menu']>['bar']

export interface MenuPlan {
  readonly platform: NodeJS.Platform
  /** The program's name, which is also that of its menu on a Mac. */
  readonly name: string
  readonly commands: readonly CommandContract[]
  readonly language: Language
  /** Called with a command, and with the window that has the focus, if any. */
  readonly chosen: (id: string, window: unknown) => void
}

const SEPARATOR: Item = { type: 'separator' }

type BarTitle = 'menu.file' | 'menu.edit' | 'menu.view' | 'menu.tile' | 'menu.window' | 'menu.help'

export function menuTemplate(plan: MenuPlan): readonly Item[] {
  const isMac = plan.platform === 'darwin'
  const role = (name: PlainRole) => roleItem(plan, name)
  const title = (name: BarTitle) => barTitle(plan, name)
  // On a Mac, these two are in the menu of the program.
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
    label: title('menu.file'),
    submenu: grouped([itemsOf('file'), [isMac ? role('close') : quitItem(plan)]]),
  }
  const viewMenu: Item = {
    label: title('menu.view'),
    submenu: grouped([itemsOf('view'), [role('reload'), role('toggleDevTools')]]),
  }
  return [
    ...(isMac ? [macMenu(plan, own)] : []),
    fileMenu,
    editMenu(plan),
    viewMenu,
    { label: title('menu.tile'), submenu: [...itemsOf('tile')] },
    {
      role: 'windowMenu',
      label: title('menu.window'),
      submenu: grouped([
        [role('minimize'), role('zoom'), ...(isMac ? [] : [role('close')])],
        isMac ? [role('front')] : [],
      ]),
    },
    { role: 'help', label: title('menu.help'), submenu: [...itemsOf('help')] },
  ]
}

/** The same items as in the bar's menu “Tile”. */
export function tileMenuTemplate(plan: MenuPlan): readonly Item[] {
  return barItems(plan, 'tile')
}

/** The same items as in the bar's submenu “Layouts”. */
export function layoutMenuTemplate(plan: MenuPlan): readonly Item[] {
  return plan.commands
    .filter(({ menu }) => menu?.submenu === 'menu.layouts')
    .map((command) => itemOf(plan, command))
}

/** The same items as in Electron's own `editMenu`. */
function editMenu(plan: MenuPlan): Item {
  const { language, platform } = plan
  const role = (name: PlainRole) => roleItem(plan, name)
  const onMac = [
    [role('pasteAndMatchStyle'), role('delete'), role('selectAll')],
    [
      {
        label: language.text('menu.substitutions'),
        submenu: grouped([
          [role('showSubstitutions')],
          [role('toggleSmartQuotes'), role('toggleSmartDashes'), role('toggleTextReplacement')],
        ]),
      },
      {
        label: language.text('menu.speech'),
        submenu: [role('startSpeaking'), role('stopSpeaking')],
      },
    ],
  ]
  return {
    role: 'editMenu',
    label: barTitle(plan, 'menu.edit'),
    submenu: grouped([
      [role('undo'), role('redo')],
      [role('cut'), role('copy'), role('paste')],
      ...(platform === 'darwin' ? onMac : [[role('delete')], [role('selectAll')]]),
    ]),
  }
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
      [roleItem(plan, 'services')],
      [
        { role: 'hide', label: plan.language.text('menu.hide', { program: plan.name }) },
        roleItem(plan, 'hideOthers'),
        roleItem(plan, 'unhide'),
      ],
      [quitItem(plan)],
    ]),
  }
}

/** Alt and its first letter open the menu, which the ampersand says. A Mac has no such keys. */
function barTitle({ language, platform }: MenuPlan, title: BarTitle): string {
  const text = language.text(title)
  return platform === 'darwin' ? text : `&${text}`
}

function roleItem({ language }: MenuPlan, role: PlainRole): Item {
  return { role, label: language.text(`menu.${role}`) }
}

function quitItem({ language, name }: MenuPlan): Item {
  return { role: 'quit', label: language.text('menu.quit', { program: name }) }
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

/** A submenu takes the place of its first command. */
function groupItems(plan: MenuPlan, commands: readonly CommandContract[]): readonly Item[] {
  const submenus = new Set<string>()
  return commands.flatMap((command) => {
    const submenu = command.menu?.submenu
    if (submenu === undefined) return [itemOf(plan, command)]
    if (submenus.has(submenu)) return []
    submenus.add(submenu)
    const inside = commands.filter(({ menu }) => menu?.submenu === submenu)
    const label = plan.language.text(submenu)
    return [{ label, submenu: inside.map((each) => itemOf(plan, each)) }]
  })
}

function itemOf({ platform, chosen, language }: MenuPlan, { id, keys }: CommandContract): Item {
  const label = language.say(commandText(id))
  // Only the role has the system's key for it on a Mac.
  if (id === 'full-screen' && platform === 'darwin') return { id, label, role: 'togglefullscreen' }
  const accelerator = acceleratorOf(keys?.[0], platform)
  return {
    id,
    label,
    click: (_item, window) => chosen(id, window),
    // Only shown: the page handles the key, because it knows whether the focus is in a text field.
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

/**
 * `undefined` where a key cannot be shown without being registered: on a Mac the menu handles its keys, even while a person
 * types into a field.
 */
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
