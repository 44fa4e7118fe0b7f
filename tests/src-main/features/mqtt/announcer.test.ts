import { describe, expect, test } from 'vitest'
import { MAX_READINGS } from '../../../../src-main/contract/readings.ts'
import {
  AGAIN_EVERY_MS,
  Announcer,
  NUMBERS_EVERY_MS,
  type MqttMessage,
} from '../../../../src-main/features/mqtt/announcer.ts'
import { EXPIRE_AFTER_S } from '../../../../src-main/features/mqtt/discovery.ts'
import { topicIdOf } from '../../../../src-main/features/mqtt/topics.ts'
import { aCamera } from '../../../support/a-camera.ts'

const PLAN = {
  base: 'camwall',
  discovery: 'homeassistant',
  hub: 'ab12',
  version: '1.2.3',
  hasPictures: false,
}
const BARN = topicIdOf('Barn')

function states(messages: readonly MqttMessage[]) {
  return messages
    .filter(({ topic }) => topic.endsWith('/state'))
    .map(({ payload }) => JSON.parse(String(payload)) as Record<string, unknown>)
}

function configs(messages: readonly MqttMessage[]) {
  return messages
    .filter(({ topic, payload }) => topic.endsWith('/config') && payload !== '')
    .map(({ topic, payload }) => [topic, JSON.parse(String(payload)) as object] as const)
}

function removed(topic: string): MqttMessage {
  return { topic, payload: '', retain: true }
}

describe('a connection', () => {
  test('begins with the hub, and ends with its farewell, which is the last will, too', () => {
    const announcer = new Announcer(PLAN)
    const begin = announcer.begin()
    expect(begin.at(-1)).toEqual({ topic: 'camwall/ab12/status', payload: 'online', retain: true })
    expect(configs(begin)).toEqual([
      [
        'homeassistant/binary_sensor/camwall_ab12/hub/config',
        expect.objectContaining({ state_topic: 'camwall/ab12/status', payload_on: 'online' }),
      ],
    ])
    expect(announcer.farewell).toEqual({ ...begin.at(-1), payload: 'offline' })
  })

  test('has all cameras again, also after Home Assistant has started', () => {
    const announcer = new Announcer(PLAN)
    const barn = aCamera('Barn')
    announcer.begin()
    const first = announcer.step([barn], 0)
    expect(announcer.step([barn], 500)).toEqual([])
    announcer.begin()
    expect(announcer.step([barn], 1000)).toEqual(first)
  })

  test('removes a camera that was forgotten while there was none', () => {
    const announcer = new Announcer(PLAN)
    announcer.begin()
    const found = configs(announcer.step([aCamera('Barn')], 0))
    announcer.begin()
    expect(announcer.step([], 500)).toEqual(
      expect.arrayContaining(found.map(([topic]) => removed(topic))),
    )
  })
})

describe('a camera', () => {
  test('is discovered once: state, frame rate and problem, as one device of the hub', () => {
    const announcer = new Announcer(PLAN)
    const sent = announcer.step([aCamera('Barn')], 0)
    const found = configs(sent)
    expect(found.map(([topic]) => topic)).toEqual([
      `homeassistant/sensor/camwall_ab12/${BARN}_state/config`,
      `homeassistant/sensor/camwall_ab12/${BARN}_fps/config`,
      `homeassistant/binary_sensor/camwall_ab12/${BARN}_problem/config`,
    ])
    for (const [, config] of found)
      expect(config).toMatchObject({
        state_topic: `camwall/ab12/${BARN}/state`,
        availability_topic: 'camwall/ab12/status',
        expire_after: EXPIRE_AFTER_S,
        device: { identifiers: [`camwall_ab12_${BARN}`], name: 'Barn', via_device: 'camwall_ab12' },
      })
    expect(new Set(found.map(([, config]) => 'unique_id' in config && config.unique_id)).size).toBe(
      3,
    )
    expect(sent.filter(({ topic }) => topic.endsWith('config')).every(({ retain }) => retain)).toBe(
      true,
    )
    expect(configs(announcer.step([aCamera('Barn', { state: 'gone' })], 500))).toEqual([])
  })

  test('has a picture only by choice', () => {
    const announcer = new Announcer({ ...PLAN, hasPictures: true })
    const found = configs(announcer.step([aCamera('Barn')], 0))
    expect(found.map(([topic]) => topic)).toContain(
      `homeassistant/camera/camwall_ab12/${BARN}_picture/config`,
    )
    expect(found.at(-1)?.[1]).toMatchObject({ topic: `camwall/ab12/${BARN}/picture` })
    const without = new Announcer(PLAN).step([aCamera('Barn')], 0)
    expect(without).toContainEqual(
      removed(`homeassistant/camera/camwall_ab12/${BARN}_picture/config`),
    )
  })

  test('is told at once when its state or its warnings change', () => {
    const announcer = new Announcer(PLAN)
    announcer.step([aCamera('Barn')], 0)
    const stalled = announcer.step([aCamera('Barn', { state: 'stalled' })], 1)
    expect(states(stalled)).toEqual([{ state: 'stalled', warnings: [], fps: 32, readings: {} }])
    const warned = aCamera('Barn', { state: 'stalled', warnings: [{ code: 'late', since: 0 }] })
    expect(states(announcer.step([warned], 2))).toMatchObject([{ warnings: ['late'] }])
  })

  test('has its numbers told less often, and everything again in time', () => {
    const announcer = new Announcer(PLAN)
    const slower = aCamera('Barn', { receivedFps: 20.04 })
    announcer.step([aCamera('Barn')], 0)
    expect(announcer.step([slower], NUMBERS_EVERY_MS - 1)).toEqual([])
    expect(states(announcer.step([slower], NUMBERS_EVERY_MS))).toMatchObject([{ fps: 20 }])
    expect(announcer.step([slower], NUMBERS_EVERY_MS + AGAIN_EVERY_MS - 1)).toEqual([])
    expect(announcer.step([slower], NUMBERS_EVERY_MS + AGAIN_EVERY_MS)).toHaveLength(1)
    expect(AGAIN_EVERY_MS * 2).toBeLessThan(EXPIRE_AFTER_S * 1000)
  })

  test('that is forgotten is removed from Home Assistant', () => {
    const announcer = new Announcer(PLAN)
    const topics = announcer
      .step([aCamera('Barn'), aCamera('Yard')], 0)
      .map(({ topic }) => topic)
      .filter((topic) => topic.endsWith('/config'))
    expect(announcer.step([aCamera('Yard')], 500)).toEqual(
      topics.filter((topic) => topic.includes(BARN)).map(removed),
    )
    expect(announcer.withdraw().map(({ topic }) => topic)).toEqual([
      ...topics.filter((topic) => !topic.includes(BARN)),
      'homeassistant/binary_sensor/camwall_ab12/hub/config',
    ])
  })

  test('is not discovered without a topic for it, but told', () => {
    const announcer = new Announcer({ ...PLAN, discovery: '' })
    expect(configs(announcer.begin())).toEqual([])
    const sent = announcer.step([aCamera('Barn', { readings: { temp: 5 } })], 0)
    expect(sent).toHaveLength(1)
    expect(states(sent)).toMatchObject([{ readings: { [topicIdOf('temp')]: 5 } }])
    expect(announcer.withdraw()).toEqual([])
  })
})

describe('readings', () => {
  test('are sensors; a number that JSON does not have is unknown', () => {
    const announcer = new Announcer(PLAN)
    const readings = { 'Temp °C': 21.5, door: 'open', load: NaN }
    const sent = announcer.step([aCamera('Barn', { readings })], 0)
    const [temp, door] = ['Temp °C', 'door'].map(topicIdOf)
    expect(configs(sent).slice(3)).toMatchObject([
      [
        `homeassistant/sensor/camwall_ab12/${BARN}_reading_${temp}/config`,
        { name: 'Temp °C', state_class: 'measurement' },
      ],
      [`homeassistant/sensor/camwall_ab12/${BARN}_reading_${door}/config`, { name: 'door' }],
      [expect.anything(), { name: 'load' }],
    ])
    expect(states(sent)[0]?.['readings']).toEqual({
      [`${temp}`]: 21.5,
      [`${door}`]: 'open',
      [topicIdOf('load')]: null,
    })
  })

  test.each(['2m temp', '温度', '1'])('with the key %s have a template that is valid', (key) => {
    const sent = new Announcer(PLAN).step([aCamera('Barn', { readings: { [key]: 5 } })], 0)
    expect(configs(sent).at(-1)?.[1]).toMatchObject({
      name: key,
      value_template: `{{ value_json.readings['${topicIdOf(key)}'] | default(none) }}`,
    })
    expect(states(sent)).toMatchObject([{ readings: { [topicIdOf(key)]: 5 } }])
  })

  test('of a sender that makes up keys are bounded', () => {
    const announcer = new Announcer(PLAN)
    const found = Array.from({ length: 200 }, (_, index) => {
      const camera = aCamera('Barn', { readings: { [`key ${index}`]: index } })
      return configs(announcer.step([camera], index * AGAIN_EVERY_MS)).length
    })
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(3 + MAX_READINGS)
  })
})
