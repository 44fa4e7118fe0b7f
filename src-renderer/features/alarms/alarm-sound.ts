/** The sound of alarms: two short tones, again and again until they are acknowledged. */
import type { CamwallStore } from '../../store/camwall-store.ts'

/** Hertz: heard by most people, and by laptops. */
const TONES = [880, 660] as const
/** Seconds. */
const TONE_LASTS = 0.18
const EVERY_MS = 2000
/** Of 1: the system's volume decides the rest. */
const LOUDNESS = 0.4
/** Seconds in which a tone swells and fades, so that it does not click. */
const FADE = 0.02
/** One window sounds, however many there are; another one takes over when it closes. */
const LOCK = 'camwall-alarm-sound'

/** Sounds while an alarm does, until the returned function is called. */
export function followSounding({ main }: CamwallStore): () => void {
  let sounding: AbortController | undefined
  const follow = () => {
    const isSounding = main.topics.getState()?.alarms.isSounding === true
    if (isSounding === (sounding !== undefined)) return
    sounding?.abort()
    sounding = isSounding ? new AbortController() : undefined
    if (sounding !== undefined) void soundUntil(sounding.signal)
  }
  follow()
  const stop = main.topics.subscribe(follow)
  return () => {
    stop()
    sounding?.abort()
  }
}

/** Once. */
export function chime(): void {
  const context = new AudioContext()
  for (const [index, hertz] of TONES.entries()) play(context, hertz, index * TONE_LASTS)
  setTimeout(() => void context.close(), TONES.length * TONE_LASTS * 1000 + EVERY_MS / 2)
}

async function soundUntil(signal: AbortSignal): Promise<void> {
  try {
    // Without locks, as on plain HTTP from another computer, every window sounds.
    if ('locks' in navigator) await navigator.locks.request(LOCK, { signal }, () => repeat(signal))
    else await repeat(signal)
  } catch (error) {
    if (!signal.aborted) throw error // It waited for another window until the end.
  }
}

function repeat(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    chime()
    const timer = setInterval(chime, EVERY_MS)
    const end = () => {
      clearInterval(timer)
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}

function play(context: AudioContext, hertz: number, from: number): void {
  const at = context.currentTime + from
  const tone = new OscillatorNode(context, { frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  tone.connect(gain).connect(context.destination)
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + FADE)
  gain.gain.setValueAtTime(LOUDNESS, at + TONE_LASTS - FADE)
  gain.gain.linearRampToValueAtTime(0, at + TONE_LASTS)
  tone.start(at)
  tone.stop(at + TONE_LASTS)
}
