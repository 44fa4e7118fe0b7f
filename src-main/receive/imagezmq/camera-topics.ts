/** What a SUB socket subscribes to for one camera: the first bytes of all its messages, which are those of the JSON header. */
import { pythonText } from '../../lib/python-text.ts'

/** Python's `json` has a space behind the colon; pyzmq before version 22, and JavaScript, have none. */
const PYTHON_BEGINNING = '{"msg": '
const BEGINNINGS = [PYTHON_BEGINNING, '{"msg":']
/** What follows the name: the end of the text, or fields. */
const ENDINGS = ['"', '|']

/** @param name - the first part of the text that is sent, or all of it */
export function topicsOfCamera(name: string): readonly string[] {
  // Python escapes what is not ASCII, JavaScript does not.
  const texts = new Set([pythonText(name), JSON.stringify(name)])
  return BEGINNINGS.flatMap((beginning) => [...texts].flatMap((text) => topics(beginning, text)))
}

/** The same for a camera that Camwall publishes: it writes headers as Python does. */
export function topicsOfPublished(name: string): readonly string[] {
  return topics(PYTHON_BEGINNING, pythonText(name))
}

function topics(beginning: string, text: string): readonly string[] {
  return ENDINGS.map((ending) => beginning + text.slice(0, -1) + ending)
}
