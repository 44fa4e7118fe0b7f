/** Lines of the log and the report: plain text, always in English. */
import type { HubState, PublisherState } from '../../contract/hub.ts'
import { ENGLISH } from '../../contract/text/text.ts'
import type { Notice } from '../notices/contract.ts'

/** Longer lines are cut; some contain text from senders. */
const MAX_LINE_LENGTH = 2000

/** Names and reasons come from the network: they must not start a line of their own, or colour a terminal. */
export function oneLine(text: string): string {
  const line = text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line
}

const PUBLISHER_WORDS: Readonly<Record<PublisherState, string>> = {
  waiting: 'not connected',
  connected: 'connected',
  refused: 'refused',
  keyless: 'has no key',
}

export function hubLine(hub: HubState): string {
  switch (hub.kind) {
    case 'opening':
      return `hub opening (${hub.mode})`
    case 'listening':
      return `hub listening on ${hub.address} (${hub.mode})`
    case 'subscribed': {
      const publishers = hub.publishers.map(
        ({ address, state }) => `${address} ${PUBLISHER_WORDS[state]}`,
      )
      return `hub subscribed (${hub.mode}): ${publishers.join(', ') || 'no address yet'}`
    }
    case 'fault':
      return `hub fault (${hub.mode}): ${ENGLISH.say(hub.what)} ${ENGLISH.say(hub.todo)}`
  }
}

export function noticeLine({ severity, what, todo }: Notice): string {
  return `${severity}: ${ENGLISH.say(what)}${todo === undefined ? '' : ` ${ENGLISH.say(todo)}`}`
}
