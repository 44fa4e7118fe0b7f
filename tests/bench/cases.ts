/** The cases of the benchmark. Both programs receive the same pictures. */

export interface Case {
  readonly name: string
  readonly cameras: number
  /** Frames a second for each camera; 0 means as fast as it is answered. */
  readonly fps: number
  readonly width: number
  readonly height: number
  /** Quality of the JPEGs; 0 means raw BGR arrays, as sent by `send_image`. */
  readonly quality: number
  /** Type of the values of raw arrays. */
  readonly dtype: 'uint8' | 'uint16' | 'float32'
  readonly mode: 'req-rep' | 'pub-sub'
  /** A publisher's high-water mark. */
  readonly hwm: number
  /** Whether each camera sends one picture again and again. */
  readonly same: boolean
  /** Whether it is part of `--quick`. */
  readonly quick: boolean
}

const VGA = {
  width: 640,
  height: 480,
  quality: 95,
  dtype: 'uint8',
  mode: 'req-rep',
  hwm: 1000,
  same: false,
  quick: false,
} as const
const HD = { ...VGA, width: 1280, height: 720 } as const

export const CASES: readonly Case[] = [
  { ...VGA, name: '8 unthrottled', cameras: 8, fps: 0, quick: true },
  { ...VGA, name: '8 x 32', cameras: 8, fps: 32, quick: true },
  { ...VGA, name: '16 x 30', cameras: 16, fps: 30, quick: true },
  { ...VGA, name: '64 x 10', cameras: 64, fps: 10 },
  { ...VGA, name: '64 x 30', cameras: 64, fps: 30 },
  { ...VGA, name: '8 x 32, quality 80', cameras: 8, fps: 32, quality: 80 },
  { ...VGA, name: '8 x 32, 320x240', cameras: 8, fps: 32, width: 320, height: 240 },
  { ...HD, name: '8 x 30, 1280x720', cameras: 8, fps: 30 },
  { ...HD, name: '8 x 30, 1280x720, quality 80', cameras: 8, fps: 30, quality: 80 },
  { ...VGA, name: '8 x 32, raw', cameras: 8, fps: 32, quality: 0 },
  { ...HD, name: '8 x 30, 1280x720, raw', cameras: 8, fps: 30, quality: 0 },
  { ...VGA, name: '8 x 32, PUB', cameras: 8, fps: 32, mode: 'pub-sub' },
  { ...VGA, name: '8 x 200, PUB, HWM 4', cameras: 8, fps: 200, mode: 'pub-sub', hwm: 4 },
  { ...VGA, name: '8 x 200, PUB', cameras: 8, fps: 200, mode: 'pub-sub' },
]

/** Only for `--against`: what is unchanged is not painted, so that it has no cost of a painted frame. */
export const REPEATING_CASES: readonly Case[] = [
  { ...VGA, name: '8 x 60', cameras: 8, fps: 60 },
  { ...VGA, name: '8 x 60, same', cameras: 8, fps: 60, same: true },
  { ...VGA, name: '8 x 60, raw, same', cameras: 8, fps: 60, quality: 0, same: true },
]

/** For `--recording`: at a rate that two cores can show, more than they can show, and raw arrays. */
export const RECORDED_CASES: readonly Case[] = [
  { ...VGA, name: '64 x 10, 320x240', cameras: 64, fps: 10, width: 320, height: 240, quality: 80 },
  caseNamed('64 x 10'),
  caseNamed('8 x 32, raw'),
]

/** 10 frames a second, because an array of `float32` has 3.7 MB. */
const ARRAYS = { ...VGA, cameras: 8, fps: 10, quality: 0 } as const
const UINT8: Case = { ...ARRAYS, name: '8 x 10, uint8' }

/** For `--pairs`: cases that differ in one point, each with the one that it is compared with. */
export const CASE_PAIRS: readonly (readonly [usual: Case, other: Case])[] = [
  [
    { ...VGA, name: '8 x 60, moving', cameras: 8, fps: 60 },
    { ...VGA, name: '8 x 60, identical', cameras: 8, fps: 60, same: true },
  ],
  [UINT8, { ...ARRAYS, name: '8 x 10, uint16', dtype: 'uint16' }],
  [UINT8, { ...ARRAYS, name: '8 x 10, float32', dtype: 'float32' }],
]

export function caseNamed(name: string): Case {
  const found = CASES.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no case of the name ${name}.`)
  return found
}
