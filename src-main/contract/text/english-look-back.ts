/** English texts of look-back: its command, its time bar and its settings. One table with those of the other files. */
import type { Wording } from './wording.ts'

export const lookBackTexts = {
  'command.look-back': 'Look back',
  'look-back.label': 'Look back',
  'look-back.off': 'Look-back is off: Camwall keeps no past frames.',
  'look-back.turn-on': 'Keep the last seconds',
  'look-back.no-frame': 'No frame of this time is kept',
  'look-back.none': 'Nothing is kept yet.',
  'look-back.live': 'Live',
  'look-back.not-live': 'Not live',
  'look-back.go-live': 'Live',
  'look-back.close': 'Close the time bar',
  'look-back.time': 'Time',
  'look-back.moment': ({ at }: { at: number }, { clock }: Wording) =>
    `${clock(at)}.${Math.floor(at / 100) % 10}`,
  'look-back.behind': ({ seconds }: { seconds: number }, { number }: Wording) =>
    `−${number(seconds, 1)} s`,
  'look-back.spoken': (
    { at, seconds }: { at: number; seconds: number },
    { clock, number }: Wording,
  ) => `${clock(at)}.${Math.floor(at / 100) % 10}, ${number(seconds, 1)} seconds ago`,
  'look-back.play': 'Play',
  'look-back.pause': 'Pause',
  'look-back.frame-back': 'Previous frame',
  'look-back.frame-on': 'Next frame',
  'look-back.speed': 'Speed',
  'look-back.times': ({ speed }: { speed: number }, { plain }: Wording) => `${plain(speed)}×`,
  'look-back.settings': 'Look back',
  'look-back.is-on': 'Keep the last seconds of every camera',
  'look-back.megabytes': 'Memory, MB',
  'look-back.seconds': 'At most, seconds',
  'look-back.fps': 'Fps kept per camera',
  'look-back.every-frame': 'all',
  'look-back.kept': ({ seconds, size }: { seconds: number; size: string }, { number }: Wording) =>
    `Kept now: the last ${number(seconds, 1)} s of every camera, in ${size}.`,
  'look-back.kept-range': (
    { seconds, most, size }: { seconds: number; most: number; size: string },
    { number }: Wording,
  ) =>
    `Kept now: the last ${number(seconds, 1)} s of cameras with large frames, up to ${number(most, 1)} s of the others, in ${size}.`,
  'look-back.settings-help':
    'The frames are kept in memory only, as they were sent. Of older ones every second, later every fourth is kept, before they are removed. Cameras that no window shows send as many frames per second as are kept, too.',
  'voice.live': 'Live',
} as const
