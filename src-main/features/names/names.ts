/** Applies, stores and publishes the rules for names, aliases, and names that are split. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Camwall } from '../../app/camwall.ts'
import type { Feature } from '../../app/house.ts'
import { nameSharedKey } from '../../app/notices/wall-notices.ts'
import { withReplaced } from '../../app/wall/replacement.ts'
import { MAX_LINES } from '../../contract/limits.ts'
import { sourceKey } from '../../contract/source.ts'
import { message, type Message } from '../../contract/text/text.ts'
import { withAlias } from './aliases.ts'
import {
  FOUND,
  namesSection,
  type Alias,
  type namesCommands,
  type namesRequests,
  type NameRule,
  type Split,
} from './contract.ts'
import { readByRule } from './rule.ts'
import { SenderNames } from './sender-names.ts'

export const names: Feature<typeof namesRequests, typeof namesCommands> = {
  name: 'names',
  start({ camwall }) {
    const changeAlias = keepAliases(camwall)
    const senderNames = keepSplits(camwall)
    followRules(camwall, senderNames)
    camwall.feed.nameBy(senderNames)
    return {
      handlers: {
        'names:preview': (_context, rule) => senderNames.preview(rule, performance.now()),
        'names:set-rule': (_context, source, rule) =>
          source === undefined
            ? setRule(camwall, rule ?? FOUND)
            : setOwnRule(camwall, senderNames, source, rule),
        'names:alias': (_context, camera, alias) => changeAlias(camera, alias),
        'names:split': (_context, cameras) => {
          for (const camera of cameras) split(camwall, senderNames, camera)
        },
        'names:join': (_context, cameras) => join(camwall, senderNames, cameras),
      },
      runners: {},
    }
  },
}

export const aliasesSchema = z
  .array(z.object({ camera: z.string(), alias: z.string().min(1) }))
  .readonly()

/** Gives what changes them. */
function keepAliases(camwall: Camwall): (camera: string, alias: string) => void {
  const kept = camwall.settings.keep('aliases', aliasesSchema, [])
  const set = (aliases: readonly Alias[]) => {
    kept.set(aliases)
    camwall.publisher.publish({ aliases })
  }
  set(kept.value)
  camwall.onReplace((replacement) => set(withReplaced(kept.value, replacement)))
  return (camera, alias) => set(withAlias(kept.value, camera, alias))
}

export const splitsSchema = z
  .array(z.object({ name: z.string(), cameras: z.array(z.string()), isKept: z.boolean() }))
  .readonly()

function keepSplits(camwall: Camwall): SenderNames {
  const kept = camwall.settings.keep('splits', splitsSchema, [])
  const save = () => {
    const splits = senderNames.splits.map(({ name, cameras, isKept }) => ({
      name,
      cameras: [...cameras],
      isKept,
    }))
    kept.set(splits)
    camwall.publisher.publish({ splits })
  }
  const senderNames = new SenderNames({
    changed: ({ name, cameras }, camera) => {
      save()
      // Everything that is kept for the name is kept for the first camera that has it.
      if (cameras.length === 1) camwall.moveKept({ from: name, to: camera })
    },
    ended: (split) => {
      save()
      callByName(camwall, split)
    },
  })
  const before = kept.value
  for (const { name, cameras, isKept } of before)
    if (isKept) senderNames.split(name, { isKept, cameras })
  save()
  for (const split of before) if (!split.isKept) callByName(camwall, split)
  return senderNames
}

/** A split has ended: its first camera has the name again, and the others are none any more. */
function callByName(camwall: Camwall, { name, cameras }: Pick<Split, 'name' | 'cameras'>): void {
  const [first, ...others] = cameras
  if (first !== undefined) camwall.moveKept({ from: first, to: name })
  for (const camera of others) camwall.moveKept({ from: camera, to: undefined })
}

/** Only a name that several senders use now. */
function split(camwall: Camwall, senderNames: SenderNames, name: string): void {
  const camera = camwall.cameras.find((status) => status.name === name)
  if (camera?.isShared !== true) {
    const what = message('notice.name-not-shared', { camera: name })
    camwall.notify({ key: `not shared ${name}`, severity: 'info', what })
    return
  }
  senderNames.split(name, { isKept: camera.knownBy !== 'connection' })
  const by = message(`notice.name-split.by-${camera.knownBy}`)
  const what = message('notice.name-split', { camera: name, by })
  camwall.withdrawNotice(nameSharedKey(name))
  camwall.notify({ key: `split ${name}`, severity: 'info', what })
}

/** The names of which these are cameras. */
function join(camwall: Camwall, senderNames: SenderNames, cameras: readonly string[]): void {
  const splits = senderNames.splits.filter((split) =>
    split.cameras.some((camera) => cameras.includes(camera)),
  )
  for (const { name } of splits) senderNames.join(name)
  if (splits.length > 0) return
  const what = message('notice.name-not-split')
  camwall.notify({ key: 'not split', severity: 'info', what })
}

/** Applies the rules of the settings, now and after each change. */
function followRules(camwall: Camwall, senderNames: SenderNames): void {
  let rule: NameRule = FOUND
  let own: ReadonlyMap<string, NameRule> = new Map()
  /** Gives the sources whose rule has changed; `undefined` is all. */
  const apply = (): readonly (string | undefined)[] => {
    const before = { rule, own }
    const values = camwall.settings.get(namesSection)
    rule = values.rule
    own = new Map(values.sources.map((source) => [sourceKey(source), source.rule]))
    const isForAll = !isDeepStrictEqual(rule, before.rule)
    const changed = [...new Set([...own.keys(), ...before.own.keys()])].filter(
      (source) => !isDeepStrictEqual(own.get(source), before.own.get(source)),
    )
    if (isForAll) noticeFault(camwall, senderNames.setRule(rule))
    for (const source of changed)
      noticeFault(camwall, senderNames.setOwnRule(source, own.get(source)))
    return isForAll ? [undefined] : changed
  }
  apply()
  camwall.settings.onChange((section) => {
    if (section !== namesSection.name) return
    for (const source of apply()) camwall.feed.nameAgain(source)
    camwall.publishCameras()
  })
}

function noticeFault(camwall: Camwall, why: Message | undefined): void {
  if (why === undefined) return
  camwall.notify({
    key: 'rule not used',
    severity: 'warning',
    what: message('notice.rule-not-used', { why }),
    todo: message('notice.rule-not-used.todo', { section: message('names.title') }),
  })
}

/** The page shows why a rule cannot be used; it does not replace one that can. */
function setRule({ settings }: Camwall, rule: NameRule): void {
  if (readByRule(rule).ok) settings.change(namesSection, { rule })
}

function setOwnRule(
  { settings, feed }: Camwall,
  senderNames: SenderNames,
  key: string,
  rule: NameRule | undefined,
): void {
  if (rule !== undefined && !readByRule(rule).ok) return
  const { sources } = settings.get(namesSection)
  const source = senderNames.previewedSource(key) ?? sources.find((one) => sourceKey(one) === key)
  if (source === undefined) return
  const { knownBy, id } = source
  if (knownBy === 'connection') {
    senderNames.setOwnRule(key, rule)
    feed.nameAgain(key)
    return
  }
  const others = sources.filter((one) => sourceKey(one) !== key)
  const own = rule === undefined ? [] : [{ knownBy, id, rule }]
  settings.change(namesSection, { sources: [...others, ...own].slice(-MAX_LINES) })
}
