/** A message that says a given text, in place of one from the table. */
import { message, type Message } from '../../src-main/contract/text/text.ts'

export function verbatim(text: string): Message {
  return message('verbatim', { text })
}
