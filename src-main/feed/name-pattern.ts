/** What names that change have in common, for example `b03_17` and `b03_18`: the text before or after what changes. */

/** Fewer characters in common are chance, not a name. */
const MIN_LENGTH = 2

export interface NamePattern {
  /** The name of the camera that shows them all: `b03_…`. */
  readonly shown: string
  matches(name: string): boolean
}

/** `undefined` when the names have nothing in common that a person could recognise. */
export function patternOf(names: readonly string[]): NamePattern | undefined {
  const texts = names.map((name) => Array.from(name))
  // Digits beside what changes are a part of it: `cam10` and `cam11` are followed by `cam20`.
  const start = commonStart(texts).join('').replace(/\d+$/, '')
  if (isRecognisable(start))
    return { shown: `${start}…`, matches: (name) => name.startsWith(start) }
  const end = commonStart(texts.map((text) => text.toReversed()))
    .toReversed()
    .join('')
    .replace(/^\d+/, '')
  return isRecognisable(end)
    ? { shown: `…${end}`, matches: (name) => name.endsWith(end) }
    : undefined
}

function commonStart(texts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = texts
  const length = first.findIndex((letter, index) => others.some((text) => text[index] !== letter))
  return length < 0 ? first : first.slice(0, length)
}

function isRecognisable(text: string): boolean {
  return Array.from(text).length >= MIN_LENGTH && /\p{L}/u.test(text)
}
