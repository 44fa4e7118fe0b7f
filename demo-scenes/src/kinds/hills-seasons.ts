/** The colours of the farm in each season. */
import { rgb, type Colour } from '../tools/colour.ts'
import type { Foliage } from '../tools/plants.ts'

export interface Season {
  readonly zenith: Colour
  readonly horizon: Colour
  readonly cloud: Colour
  readonly cloudShade: Colour
  /** From the farthest hill to the nearest. */
  readonly ground: readonly [Colour, Colour, Colour, Colour]
  /** Ripe and young. */
  readonly crops: readonly [Colour, Colour]
  readonly foliage: Foliage
  readonly barn: Colour
  readonly roof: Colour
}

const SUMMER: Season = {
  zenith: rgb(0x3f7cc4),
  horizon: rgb(0xcfe2ee),
  cloud: rgb(0xffffff),
  cloudShade: rgb(0xa3b4c8),
  ground: [rgb(0x8ea9bf), rgb(0x7d9f8e), rgb(0x739750), rgb(0x5f8436)],
  crops: [rgb(0xc9b863), rgb(0x4e7a35)],
  foliage: { dark: rgb(0x1c3516), bright: rgb(0x7da045) },
  barn: rgb(0xa33a2c),
  roof: rgb(0x545b66),
}

const AUTUMN: Season = {
  zenith: rgb(0x6f93b8),
  horizon: rgb(0xeee2cd),
  cloud: rgb(0xfff6e6),
  cloudShade: rgb(0xb0a8a6),
  ground: [rgb(0xa4a7b0), rgb(0xa39a7c), rgb(0xa88e50), rgb(0x8d7c3e)],
  crops: [rgb(0x8a5f3c), rgb(0xc6a24c)],
  foliage: { dark: rgb(0x5a2c12), bright: rgb(0xd98f36) },
  barn: rgb(0x6d4a36),
  roof: rgb(0x7b4a3a),
}

const EVENING: Season = {
  zenith: rgb(0x4d5f94),
  horizon: rgb(0xf6c79a),
  cloud: rgb(0xffdcc0),
  cloudShade: rgb(0x8d7691),
  ground: [rgb(0x8d84a0), rgb(0x7b7c79), rgb(0x70783f), rgb(0x56602c)],
  crops: [rgb(0xb08a48), rgb(0x49602f)],
  foliage: { dark: rgb(0x1d2a17), bright: rgb(0x8f8a3c) },
  barn: rgb(0x8f3f2e),
  roof: rgb(0x4c4650),
}

const WINTER: Season = {
  zenith: rgb(0x7fa3c6),
  horizon: rgb(0xe6ebee),
  cloud: rgb(0xf7f8fa),
  cloudShade: rgb(0xaab5c2),
  ground: [rgb(0xa9bac9), rgb(0xb7c5d0), rgb(0xc9d4dc), rgb(0xd6dfe5)],
  crops: [rgb(0xaab6b8), rgb(0xbccad3)],
  foliage: { dark: rgb(0x39413f), bright: rgb(0x98a6a5) },
  barn: rgb(0x94382c),
  roof: rgb(0xccd6dd),
}

export const SEASONS = [SUMMER, AUTUMN, EVENING, WINTER] as const
