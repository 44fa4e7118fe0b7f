/** Lines of the log and the report: plain text, always in English. */
import { receiversOf, type HubState, type PublisherState } from '../../contract/hub.ts'
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
  fault: 'retrying',
}

export function hubLine(hub: HubState): string {
  return (
    [...listeningParts(hub), ...subscribedParts(hub), ...faultParts(hub)].join('; ') ||
    `hub opening (${hub.mode})`
  )
}

function listeningParts({ listeners }: HubState): readonly string[] {
  const open = listeners.filter(({ state }) => state === 'listening')
  if (open.length === 0) return []
  return [`hub listening on ${open.map(({ address }) => address).join(', ')} (req-rep)`]
}

function subscribedParts({ mode, publishers }: HubState): readonly string[] {
  if (publishers.length === 0 && mode !== 'pub-sub') return []
  const states = publishers.map(({ address, state }) => `${address} ${PUBLISHER_WORDS[state]}`)
  return [`hub subscribed (pub-sub): ${states.join(', ') || 'no address yet'}`]
}

function faultParts(hub: HubState): readonly string[] {
  return receiversOf(hub).flatMap(({ address, fault }) =>
    fault === undefined
      ? []
      : [`hub fault at ${address}: ${ENGLISH.say(fault.what)} ${ENGLISH.say(fault.todo)}`],
  )
}

export function noticeLine({ severity, what, todo }: Notice): string {
  return `${severity}: ${ENGLISH.say(what)}${todo === undefined ? '' : ` ${ENGLISH.say(todo)}`}`
}
