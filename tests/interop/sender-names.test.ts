/** Real Python senders with every kind of name: one camera for each, its values, and no camera that is pushed off. */
import { describe, expect, test, type TestContext } from 'vitest'
import type { CamwallOptions } from '../../src-main/app/camwall.ts'
import { MADE_UP_AFTER_MS } from '../../src-main/feed/connection-names.ts'
import { ENGLISH } from '../../src-main/contract/text/text.ts'
import { freePort, freePorts } from '../support/free-port.ts'
import { closeAfterThis, type Closing } from '../support/guarded-hub.ts'
import { openHouse, type OpenHouse } from '../support/open-house.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'
import { until } from '../support/until.ts'

interface Plan {
  readonly case: string
  readonly name?: string
  readonly address?: string
  readonly fps?: number
}

interface Sent {
  readonly case: string
  readonly sent: number
  readonly replies: readonly (string | null)[]
}

/** Made-up names are known after some seconds; this leaves three for what follows. */
const SECONDS = MADE_UP_AFTER_MS / 1000 + 3

interface OwnHouse extends OpenHouse {
  readonly closing: Closing
}

async function ownHouse(context: TestContext, flags?: CamwallOptions['flags']): Promise<OwnHouse> {
  const closing = closeAfterThis(context)
  const house = await openHouse(closing, flags === undefined ? {} : { flags })
  return { ...house, closing }
}

/** Runs all senders at once, to their end. */
async function run(
  { address, closing }: OwnHouse,
  mode: 'req-rep' | 'pub-sub',
  plans: readonly Plan[],
  seconds = SECONDS,
): Promise<readonly Sent[]> {
  const all = plans.map((plan) => ({
    mode,
    address,
    seconds,
    fps: 10,
    ...plan,
  }))
  const python = new PythonProgram<Sent>('sender_names.py', [JSON.stringify(all)])
  closing.push(() => python.kill())
  await python.end()
  return python.lines
}

const ofCase = (cases: readonly string[]): Plan[] => cases.map((one) => ({ case: one }))

function names({ camwall }: OpenHouse): string[] {
  return camwall.cameras.map(({ name }) => name).sort()
}

function tiles({ camwall }: OpenHouse): string[] {
  return camwall.layouts
    .of('l1')
    .tiles.map(({ camera }) => camera)
    .sort()
}

function camera({ camwall }: OpenHouse, name: string) {
  const found = camwall.cameras.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no camera ${name}.`)
  return found
}

function notices({ camwall }: OpenHouse): string[] {
  return camwall.state.notices.map(({ what }) => ENGLISH.say(what))
}

function expectAnswered(sent: readonly Sent[], count: number): void {
  expect(sent).toHaveLength(count)
  for (const { replies } of sent) expect(replies).toEqual(['OK'])
}

describe.skipIf(PYTHON === undefined)('names of real senders', () => {
  // Those that count frames run alone, the others together.
  test('that change are one camera for each sender; all others stay, and are answered as fast', async (context) => {
    const house = await ownHouse(context)
    const good = Array.from({ length: 8 }, (_, index) => ({
      case: 'good',
      name: `good ${index}`,
    }))
    const plans: Plan[] = [
      ...ofCase(['counter', 'clock', 'uuids', 'few-frames-each', 'json-name', 'dict-of-pi']),
      ...ofCase(['socket-for-each', 'socket-for-each-jpg', 'two-frames-by-socket']),
      { case: 'counter-by-socket', fps: 17 },
      { case: 'eight-in-turn', fps: 20 },
      ...good,
    ]
    const sent = await run(house, 'req-rep', plans)
    expectAnswered(sent, plans.length)
    const madeUp = ['counter_…', '… clock', 'unnamed…', 'run-…', 'socket …']
    const expected = [
      ...madeUp,
      ...['json gate', 'dict pi', 'socket each', 'socket each jpg', 'two frames each'],
      ...Array.from({ length: 8 }, (_, index) => `in turn ${index}`),
      ...good.map(({ name }) => name),
    ].sort()
    expect(names(house)).toEqual(expected)
    expect(tiles(house)).toEqual(expected)
    for (const name of madeUp)
      expect(notices(house)).toContainEqual(
        expect.stringContaining(`All its frames are shown as “${name}”.`),
      )
    expect(notices(house)).toHaveLength(madeUp.length)

    const framesOfGood = sent.filter((one) => one.case === 'good').map((one) => one.sent)
    for (const frames of framesOfGood) expect(frames).toBeGreaterThan(0.7 * 10 * SECONDS)
    expect(house.camwall.cameras.filter(({ isShared }) => isShared)).toEqual([])
  })

  test('are split by address; and a pattern that backtracks for ever costs no camera a frame', async (context) => {
    const address = `tcp://127.0.0.1:${await freePort()}`
    const house = await ownHouse(context, { listen: address, allowFrom: ['127.0.0.0/8'] })
    // An engine that backtracks needs 2^500 steps for each of the long words.
    const pattern = '^(([a-z])+.)+[A-Z]([a-z])+$'
    await house.request('names:set-rule', undefined, { kind: 'pattern', pattern })
    const good = Array.from({ length: 4 }, (_, index) => ({ case: 'good', name: `good ${index}` }))
    const pair = ['same-name', 'same-name-jpg']
    const plans = [...good, ...ofCase([...pair, 'long-words', 'long-words'])]
    const running = run(
      house,
      'req-rep',
      plans.map((plan) => ({ ...plan, address })),
      4,
    )
    await until('the shared name noticed', () =>
      house.camwall.cameras.some(({ name, isShared }) => name === 'same name' && isShared),
    )
    await house.request('names:split', ['same name'])
    const sent = await running
    expectAnswered(sent, plans.length)
    for (const one of sent) expect(one.sent).toBeGreaterThan(0.7 * 10 * 4)
    expect(names(house)).toEqual(
      expect.arrayContaining(['same name (127.0.0.1)', 'same name (127.0.0.1, 2)']),
    )
    expect(names(house)).not.toContain('same name')
    expect(tiles(house)).toEqual(expect.arrayContaining(good.map(({ name }) => name)))
  })

  test.concurrent('are found in text, JSON, lists, tuples and dicts; the rest are readings', async (context) => {
    const house = await ownHouse(context)
    const cases = [
      ...['json-name', 'json-hostname', 'json-list', 'json-without-name'],
      ...['tuple-of-text', 'list-with-number', 'nested-tuple'],
      ...['dict-of-pi', 'dict-with-id', 'dict-in-dict'],
      ...['nan-in-dict', 'nan-in-header', 'infinity-in-tuple', 'word-nan'],
      ...['sizes', 'growing', 'empty-first'],
      'words',
    ]
    expectAnswered(await run(house, 'req-rep', ofCase(cases), 4), cases.length)
    const expected = [
      ...['json gate', 'json host', 'json list', 'unnamed'],
      ...['tuple cam', 'list cam', 'nested cam'],
      ...['dict pi', 'dict device', 'dict camera'],
      ...['nan pi', 'nan header', 'infinite cam', 'NaN, "Infinity"'],
      ...['sizes', 'growing', 'empty first'],
      'talker',
    ].sort()
    expect(names(house)).toEqual(expected)
    expect(tiles(house)).toEqual(expected)

    const number = expect.any(Number) as number
    const readings = (name: string) => camera(house, name).readings
    expect(readings('json gate')).toEqual({ counter: '{}', time: number })
    expect(readings('json host')).toEqual({ seq: number, meta: '{"gain":2}', lux: NaN })
    expect(readings('json list')).toEqual({ 2: number })
    expect(readings('unnamed')).toEqual({ counter: number, time: number })
    expect(readings('tuple cam')).toEqual({ 2: 'alive', 3: number })
    expect(readings('list cam')).toEqual({ 1: number, 3: true })
    expect(readings('nested cam')).toEqual({ 2: 3, temp: number })
    expect(readings('dict pi')).toEqual({ object_temp: number })
    expect(readings('dict device')).toEqual({ id: number, on: true, list: '[1,2]' })
    expect(readings('dict camera')).toEqual({ fps: 5, n: number })
    expect(readings('nan pi')).toEqual({ object_temp: NaN })
    expect(readings('infinite cam')).toEqual({ 2: Infinity, 3: -Infinity })

    // Words are events of the camera of their sender, and no cameras.
    const said = house.camwall.feed.events.map(({ camera: name, fields }) => [name, ...fields])
    expect(said.slice(0, 5)).toEqual([
      ['talker', 'ready', 'camera ready'],
      ['talker', 'done'],
      ['talker', 'stop'],
      ['talker', 'note', '0'],
      ['talker', 'Temp', '77 F'],
    ])
    expect(camera(house, 'talker').newestEvent?.fields).toEqual(['Temp', '77 F'])
    expect(camera(house, 'talker').malformed).toBe(0)

    // The last message of the tuples is an event with an array of four zeros: the picture is kept.
    expect(camera(house, 'tuple cam')).toMatchObject({
      newestEvent: { fields: ['recv. stop signal'] },
      malformed: 0,
      width: 160,
      height: 120,
    })
    const { received, malformed } = camera(house, 'sizes')
    expect(malformed).toBeGreaterThan(0)
    expect(received).toBeGreaterThan(malformed)
    expect(house.camwall.cameras.map(({ knownBy }) => knownBy)).toEqual(
      expected.map(() => 'connection'),
    )
  })

  test.concurrent('that two senders share are noticed', async (context) => {
    const house = await ownHouse(context)
    const plans = ofCase([
      'same-name',
      'same-name-jpg',
      'socket-for-each',
      'empty-name',
      'empty-name',
    ])
    const sent = run(house, 'req-rep', plans, 4)
    await until('the shared name noticed', () => notices(house).length > 0)
    expect(camera(house, 'same name').isShared).toBe(true)
    expectAnswered(await sent, plans.length)
    expect(notices(house)).toEqual([
      'Two senders use the name “same name”, so its tile shows both in turn.',
    ])
    expect(names(house)).toEqual(['same name', 'socket each', 'unnamed', 'unnamed (2)'])
  })

  test.concurrent('belong to addresses, where Settings restricts these', async (context) => {
    const address = `tcp://127.0.0.1:${await freePort()}`
    const house = await ownHouse(context, { listen: address, allowFrom: ['127.0.0.0/8'] })
    const plans: Plan[] = [
      ...ofCase(['counter', 'uuids', 'empty-name', 'same-name', 'same-name-jpg']),
      { case: 'counter-by-socket', fps: 17 },
      { case: 'good', name: 'good' },
    ]
    const sent = await run(
      house,
      'req-rep',
      plans.map((plan) => ({ ...plan, address })),
    )
    expectAnswered(sent, plans.length)
    const madeUp = ['counter_…', 'socket …', '127.0.0.1 (2)…']
    const expected = [...madeUp, '127.0.0.1', 'same name', 'good'].sort()
    expect(names(house)).toEqual(expected)
    expect(tiles(house)).toEqual(expected)
    for (const { knownBy } of house.camwall.cameras) expect(knownBy).toBe('address')
  })

  test.concurrent('of publishers follow the same rules, by their addresses', async (context) => {
    const ports = await freePorts(6)
    const cases = ['counter', 'uuids', 'eight-in-turn', 'same-name', 'same-name-jpg', 'empty-name']
    const house = await ownHouse(context, {
      mode: 'pub-sub',
      connect: ports.map((port) => `tcp://127.0.0.1:${port}`),
    })
    await run(
      house,
      'pub-sub',
      cases.map((one, index) => ({ case: one, address: `tcp://*:${ports[index]}` })),
    )
    const [, uuids = 0, , one = 0, other = 0, empty = 0] = ports
    const expected = [
      ...['counter_…', `127.0.0.1:${uuids}…`, 'same name', `127.0.0.1:${empty}`],
      ...Array.from({ length: 8 }, (_, index) => `in turn ${index}`),
    ].sort()
    expect(names(house)).toEqual(expected)
    expect(tiles(house)).toEqual(expected)
    expect(house.camwall.cameras.map(({ knownBy }) => knownBy)).toEqual(
      expected.map(() => 'address'),
    )
    const shared = notices(house).filter((notice) => notice.startsWith('Two senders'))
    expect(shared).toEqual([
      expect.stringMatching(
        `127.0.0.1:(${one} and 127.0.0.1:${other}|${other} and 127.0.0.1:${one})`,
      ),
    ])
  })
})
