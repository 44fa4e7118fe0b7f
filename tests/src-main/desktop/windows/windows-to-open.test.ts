import { describe, expect, test } from 'vitest'
import { FIRST_LAYOUT } from '../../../../src-main/app/layouts/first-layout.ts'
import { ENGLISH } from '../../../../src-main/contract/text/text.ts'
import type { GivenWindow } from '../../../../src-main/desktop/command-line/flags.ts'
import { displayOf, windowsToOpen } from '../../../../src-main/desktop/windows/windows-to-open.ts'

function monitor(x: number, y: number) {
  return {
    bounds: { x, y, width: 1920, height: 1080 },
    workArea: { x, y: y + 24, width: 1920, height: 1056 },
  }
}

const primary = monitor(0, 0)
const left = monitor(-1920, 0)
const displays = [primary, left] as const
const place = (id: string, x: number) => ({
  id,
  x,
  y: 100,
  width: 800,
  height: 600,
  maximized: false,
})
const KEPT = [place('w1', -1500), place('w2', 200)]
const names = ['Wall', 'Barn', 'Yard']
const all = names.map((name, index) => ({ ...FIRST_LAYOUT, id: `l${index + 1}`, name }))
const layouts = { all, byName: (name: string) => all.find((each) => each.name === name) }
const NONE = { windows: [], fullScreen: false, kiosk: false, noWindow: false }

function open(flags: Partial<Parameters<typeof windowsToOpen>[0]>, kept = KEPT) {
  const opened = windowsToOpen({ ...NONE, ...flags }, kept, displays, layouts)
  if (!opened.ok) throw new Error(ENGLISH.say(opened.why))
  return opened.windows
}

function faultOf(window: GivenWindow): string {
  const opened = windowsToOpen({ ...NONE, windows: [window] }, [], displays, layouts)
  return opened.ok ? '' : ENGLISH.say(opened.why)
}

describe('without a flag for windows', () => {
  test('those of the last run open where they were', () => {
    expect(open({})).toEqual(
      KEPT.map((each) => ({ place: each, fills: undefined, layout: undefined })),
    )
  })

  test('there is at least one', () => {
    expect(open({}, [])).toEqual([{ place: undefined, fills: undefined, layout: undefined }])
  })

  test('one that filled its display fills it again', () => {
    const kept = [{ ...place('w1', -1500), fullScreen: true }]
    expect(open({}, kept)).toMatchObject([{ fills: left.bounds }])
  })

  test('--no-window opens none', () => {
    expect(open({ noWindow: true })).toEqual([])
  })

  test('--fullscreen fills the primary display with the first one', () => {
    expect(open({ fullScreen: true }).map(({ fills }) => fills)).toEqual([
      primary.bounds,
      undefined,
    ])
  })

  test('--kiosk fills the display of each', () => {
    expect(open({ kiosk: true }).map(({ fills }) => fills)).toEqual([left.bounds, primary.bounds])
  })
})

describe('windows that flags give', () => {
  test('two layouts on two monitors, counted from the left', () => {
    const windows = [
      { layout: 'Barn', monitor: 2 },
      { layout: 'Yard', monitor: 1 },
    ]
    expect(open({ windows, kiosk: true })).toMatchObject([
      { layout: 'l2', fills: primary.bounds },
      { layout: 'l3', fills: left.bounds },
    ])
    expect(open({ windows })).toMatchObject([
      { place: { ...primary.workArea, maximized: true }, fills: undefined },
      { place: { ...left.workArea, maximized: true }, fills: undefined },
    ])
  })

  test('without a monitor, each opens where the window of the last run was', () => {
    expect(
      open({ windows: [{ layout: 'Wall' }, { layout: 'Barn' }, { layout: 'Yard' }] }),
    ).toMatchObject([{ place: KEPT[0] }, { place: KEPT[1] }, { place: undefined }])
  })

  test('a monitor that does not exist is a fault', () => {
    expect(faultOf({ monitor: 3 })).toMatch(/^--monitor: There is no monitor 3\./)
  })

  test('a layout that does not exist is a fault, and it is said which there are', () => {
    expect(faultOf({ layout: 'Stable' })).toBe(
      '--layout: There is no layout “Stable”. There are: “Wall”, “Barn”, “Yard”.',
    )
  })
})

test('a window is on the display that shows most of it, or on the primary one', () => {
  expect(displayOf(place('w1', -500), displays)).toBe(left)
  expect(displayOf(place('w1', -300), displays)).toBe(primary)
  expect(displayOf(place('w1', 9000), displays)).toBe(primary)
})
