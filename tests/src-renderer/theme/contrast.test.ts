/** The contrasts of the theme are those of WCAG 2.2, level AA, in each of its variants. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { GROUNDS } from '../../../src-main/contract/theme.ts'

/** Least ratios for text (1.4.3), and for rings and marks (1.4.11). */
const TEXT = 4.5
const MARK = 3

const css = await readFile(
  new URL('../../../src-renderer/theme/tokens.css', import.meta.url),
  'utf8',
)
const variants = ['dark', 'light', 'night'] as const

type Tokens = ReadonlyMap<string, string>

/** The declarations of one rule. */
function tokensOf(selector: string): Tokens {
  const body = new RegExp(`^${selector} \\{(.*?)^\\}`, 'ms').exec(css)?.[1] ?? ''
  return new Map(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const all = tokensOf(':root')
const night = tokensOf(":root\\[data-theme='night'\\]")

function colourOf(variant: (typeof variants)[number], token: string): string {
  if (token === 'ground') return GROUNDS[variant]
  const value = (variant === 'night' ? night.get(token) : undefined) ?? all.get(token) ?? ''
  const [light = value, dark = value] = /^light-dark\((.+), (.+)\)$/.exec(value)?.slice(1) ?? []
  return variant === 'light' ? light : dark
}

/** By WCAG’s formula, from a colour as `#rrggbb`. */
function luminance(colour: string): number {
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1)
  if (channels === undefined) throw new Error(`${colour} is no colour.`)
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => {
    const value = Number.parseInt(hex, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const TEXTS = ['text', 'quiet', 'on-picture', 'live', 'stalled', 'gone']
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['ground', 'raised'].flatMap((back) => TEXTS.map((text) => [text, back, TEXT] as const)),
  ...['control', 'control-hover'].map((back) => ['text', back, TEXT] as const),
  ['on-accent', 'accent', TEXT],
  ['on-fault', 'fault', TEXT],
  ['accent', 'raised', MARK],
  ['accent', 'ground', MARK],
]

describe.each(variants)('%s', (variant) => {
  test.each(PAIRS)('%s on %s', (front, back, least) => {
    const ratio = contrast(colourOf(variant, front), colourOf(variant, back))
    expect(ratio).toBeGreaterThanOrEqual(least)
  })
})

test('the formula gives the ratios that WCAG names', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
