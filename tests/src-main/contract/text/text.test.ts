import { serialize, deserialize } from 'node:v8'
import { expect, test } from 'vitest'
import { alarmTexts } from '../../../../src-main/contract/text/english-alarms.ts'
import { arrangeTexts } from '../../../../src-main/contract/text/english-arrange.ts'
import { exportTexts } from '../../../../src-main/contract/text/english-export.ts'
import { recordingsTexts } from '../../../../src-main/contract/text/english-recordings.ts'
import { eventsTexts } from '../../../../src-main/contract/text/english-events.ts'
import { hubTexts } from '../../../../src-main/contract/text/english-hub.ts'
import { lookBackTexts } from '../../../../src-main/contract/text/english-look-back.ts'
import { mainTexts } from '../../../../src-main/contract/text/english-main.ts'
import { menuTexts } from '../../../../src-main/contract/text/english-menus.ts'
import { pageTexts } from '../../../../src-main/contract/text/english-page.ts'
import { mqttTexts } from '../../../../src-main/contract/text/english-mqtt.ts'
import { publishTexts } from '../../../../src-main/contract/text/english-publish.ts'
import { recordingTexts } from '../../../../src-main/contract/text/english-recording.ts'
import { snapshotTexts } from '../../../../src-main/contract/text/english-snapshot.ts'
import { terminalTexts } from '../../../../src-main/contract/text/english-terminal.ts'
import { healthPageTexts } from '../../../../src-main/contract/text/english-health.ts'
import { unattendedTexts } from '../../../../src-main/contract/text/english-unattended.ts'
import { webTexts } from '../../../../src-main/contract/text/english-web.ts'
import { valuesTexts } from '../../../../src-main/contract/text/english-values.ts'
import { english } from '../../../../src-main/contract/text/english.ts'
import {
  ENGLISH,
  isMessage,
  isSameMessage,
  Language,
  message,
  sentences,
  type Message,
  type TextTable,
} from '../../../../src-main/contract/text/text.ts'

const EMPTY = message('message.picture-empty')
const notShown = (camera: string, why: Message = EMPTY) =>
  message('notice.not-shown', { camera, why })

test('a text without values, with values, and with another text as a value', () => {
  expect(ENGLISH.text('menu.file')).toBe('File')
  expect(ENGLISH.text('update.newest', { version: '1.2.3' })).toBe(
    'Camwall 1.2.3 is the newest version.',
  )
  expect(ENGLISH.say(notShown('Barn'))).toBe(
    '“Barn” sent a message that cannot be shown. The picture is empty.',
  )
})

test('numbers and plurals are those of the language', () => {
  const parts = (count: number) => ENGLISH.text('message.parts', { parts: count, expected: 2 })
  expect(parts(1)).toMatch(/^The message has 1 part\./)
  expect(parts(3)).toMatch(/^The message has 3 parts\./)
  expect(ENGLISH.text('message.header-too-long', { bytes: 70_000, most: 65_536 })).toBe(
    'The header has 70,000 bytes. The limit is 65,536.',
  )
})

test('a wrong text does not compile', () => {
  // @ts-expect-error - there is no such text
  message('menu.fiel')
  // @ts-expect-error - it has a value
  message('update.newest')
  // @ts-expect-error - it has another value
  message('update.newest', { camera: 'Barn' })
  // @ts-expect-error - its value is no number
  message('update.newest', { version: 7 })
  // @ts-expect-error - its value is no text
  message('hub.fault.port-taken', { port: '5555' })
  // @ts-expect-error - a number is not worded by another text
  message('hub.fault.port-taken', { port: message('menu.file') })
  // @ts-expect-error - it has no values
  message('menu.file', { name: 'File' })
  // @ts-expect-error - the same when it is worded at once
  ENGLISH.text('update.newest', { version: 7 })
  // @ts-expect-error - a language has all texts
  const incomplete: TextTable = { 'menu.file': 'Datei' }
  expect(Object.keys(incomplete)).toHaveLength(1)
})

test('a second language is a table: what it does not say in numbers is left to Intl', () => {
  const german = new Language(
    {
      ...english,
      'menu.file': 'Datei',
      'message.header-too-long': ({ bytes, most }, { number }) =>
        `Der Kopf hat ${number(bytes)} Bytes, höchstens ${number(most)} sind erlaubt.`,
    },
    'de-DE',
  )
  expect(german.text('menu.file')).toBe('Datei')
  expect(german.text('message.header-too-long', { bytes: 70_000, most: 65_536 })).toBe(
    'Der Kopf hat 70.000 Bytes, höchstens 65.536 sind erlaubt.',
  )
})

test('a message is plain data, which crosses between processes', () => {
  const sent = sentences(notShown('Barn'), message('notice.report-this.todo'))
  expect(deserialize(serialize(sent))).toEqual(sent)
  expect(ENGLISH.say(sent)).toBe(
    '“Barn” sent a message that cannot be shown. The picture is empty. Please report this.',
  )
})

test('equal messages are the same, whatever they are made of', () => {
  expect(isSameMessage(notShown('Barn'), notShown('Barn'))).toBe(true)
  expect(isSameMessage(EMPTY, message('message.picture-empty'))).toBe(true)
  expect(isSameMessage(notShown('Barn'), notShown('Yard'))).toBe(false)
  expect(isSameMessage(notShown('Barn'), notShown('Barn', message('message.nothing')))).toBe(false)
  expect(isSameMessage(EMPTY, message('message.nothing'))).toBe(false)
})

test('a message is told from other values', () => {
  expect(isMessage(EMPTY)).toBe(true)
  for (const other of [undefined, 'menu.file', { key: 'no.such.text' }, { key: 7 }, ['menu.file']])
    expect(isMessage(other)).toBe(false)
  expect(isMessage({ key: 'toString' })).toBe(false)
})

test('no key is in two files of the table', () => {
  const tables = [
    pageTexts,
    mainTexts,
    menuTexts,
    terminalTexts,
    valuesTexts,
    arrangeTexts,
    unattendedTexts,
    healthPageTexts,
    eventsTexts,
    lookBackTexts,
    recordingTexts,
    recordingsTexts,
    exportTexts,
    alarmTexts,
    hubTexts,
    webTexts,
    publishTexts,
    mqttTexts,
    snapshotTexts,
  ]
  const parts = tables.map((part) => Object.keys(part))
  expect(Object.keys(english)).toHaveLength(parts.flat().length)
})

test('texts are sentences of one line, but for the usage, and without spaces around them', () => {
  for (const [key, text] of Object.entries(english)) {
    if (typeof text !== 'string' || key.endsWith('usage')) continue
    expect(text, key).not.toMatch(/^\s|\s$|\n|^$/)
  }
})
