/** What rules make of cameras over time: by a clock that the test moves, twice a second as the real one. */
import { describe, expect, test } from 'vitest'
import type { TroubleCode } from '../../../../src-main/contract/warnings.ts'
import { MAX_ALARMS } from '../../../../src-main/features/alarms/contract.ts'
import {
  acknowledged,
  NO_ALARMS,
  snoozed,
  step,
  topicOf,
  withoutSnoozes,
  type AlarmState,
} from '../../../../src-main/features/alarms/engine.ts'
import type { Noticed, UsableRule } from '../../../../src-main/features/alarms/sightings.ts'
import { NO_EFFECTS, usable } from './a-rule.ts'

const STEP_MS = 500
/** 17 November 2026, 12:00 UTC: not at the zero of the monotonic clock. */
const NOON = Date.UTC(2026, 10, 17, 12)

/** A wall whose time the test moves. */
class Wall {
  rules: readonly UsableRule[]
  /** The cameras of each notice. */
  readonly notices: (readonly string[])[] = []
  readonly cleared: string[] = []
  state: AlarmState = NO_ALARMS
  troubles: Readonly<Record<string, readonly TroubleCode[]>> = {}
  groups: Readonly<Record<string, readonly string[]>> = {}
  steady = 1000

  constructor(...rules: readonly UsableRule[]) {
    this.rules = rules
  }

  pass(seconds: number, events: Noticed['events'] = []): void {
    for (let passed = 0; passed < seconds * 1000; passed += STEP_MS) {
      this.steady += STEP_MS
      const states = Object.entries(this.troubles).map(([camera, codes]) => ({ camera, codes }))
      const noticed = {
        states,
        events: passed === 0 ? events : [],
        groupsOf: (camera: string) => this.groups[camera] ?? [],
      }
      const now = { at: NOON + this.steady, steady: this.steady }
      const { state, announced, cleared } = step(this.state, this.rules, noticed, now, () => 0)
      this.state = state
      if (announced.length > 0) this.notices.push(announced.map(({ camera }) => camera))
      this.cleared.push(...cleared.map(({ camera }) => camera))
    }
  }

  snooze(minutes: number, ids?: readonly string[]): void {
    const steady = this.steady + minutes * 60_000
    this.state = snoozed(this.state, ids, { steady, at: NOON + steady })
  }

  get topic() {
    return topicOf(this.state, this.rules)
  }

  get marked(): readonly string[] {
    return this.topic.active.map(({ camera }) => camera)
  }
}

const LOST = { Barn: ['gone'] } as const
const SOUND = { ...NO_EFFECTS, sound: true }

test('a lost camera is marked at once and announced a second later, once', () => {
  const wall = new Wall(usable())
  wall.troubles = LOST
  wall.pass(0.5)
  expect(wall.marked).toEqual(['Barn'])
  expect(wall.topic.active[0]).toMatchObject({ rule: 'Lost', why: { code: 'gone' } })
  expect(wall.notices).toEqual([])
  wall.pass(1)
  expect(wall.notices).toEqual([['Barn']])
  wall.pass(3600)
  expect(wall.notices).toHaveLength(1)
})

test('a state must last as long as its rule says', () => {
  const wall = new Wall(usable({ lastsSeconds: 10 }))
  wall.troubles = LOST
  wall.pass(10)
  expect(wall.marked).toEqual([])
  wall.pass(0.5)
  expect(wall.marked).toEqual(['Barn'])
})

test('a rule that is added later counts what has lasted before', () => {
  const wall = new Wall()
  wall.troubles = LOST
  wall.pass(20)
  const later = new Wall(usable({ lastsSeconds: 10 }))
  Object.assign(later, { state: wall.state, steady: wall.steady, troubles: LOST })
  later.pass(0.5)
  expect(later.marked).toEqual(['Barn'])
})

describe('several at once are one notice', () => {
  test('twenty flaps in a minute', () => {
    const wall = new Wall(usable())
    for (let flap = 0; flap < 20; flap += 1) {
      wall.troubles = LOST
      wall.pass(1.5)
      wall.troubles = {}
      wall.pass(1.5)
    }
    expect(wall.notices).toEqual([['Barn']])
    expect(wall.cleared).toEqual([])
  })

  test('flaps so slow that the alarm clears between them: one in each cooldown', () => {
    const wall = new Wall(usable({ clearsSeconds: 1, cooldownSeconds: 60 }))
    for (let flap = 0; flap < 20; flap += 1) {
      wall.troubles = LOST
      wall.pass(4)
      wall.troubles = {}
      wall.pass(11)
    }
    // Five minutes: one notice in each cooldown, and the first.
    expect(wall.notices).toHaveLength(5)
  })

  test('thirty cameras that are lost at once', () => {
    const wall = new Wall(usable())
    const names = Array.from({ length: 30 }, (_, index) => `Camera ${index}`)
    wall.troubles = Object.fromEntries(names.map((name) => [name, ['gone']]))
    wall.pass(120)
    expect(wall.notices).toEqual([names])
  })

  test('thirty cameras that are lost within four seconds', () => {
    const wall = new Wall(usable())
    const names = Array.from({ length: 30 }, (_, index) => `Camera ${index}`)
    for (let lost = 4; lost <= 30; lost += 4) {
      const gone = names.slice(0, lost)
      wall.troubles = Object.fromEntries(gone.map((name) => [name, ['gone']]))
      wall.pass(0.5)
    }
    wall.troubles = Object.fromEntries(names.map((name) => [name, ['gone']]))
    wall.pass(120)
    expect(wall.notices.map((cameras) => cameras.length)).toEqual([30])
  })

  test('a notice waits no longer than five seconds for others', () => {
    const wall = new Wall(usable())
    for (let lost = 1; lost <= 30; lost += 1) {
      const names = Array.from({ length: lost }, (_, index) => [`Camera ${index}`, ['gone']])
      wall.troubles = Object.fromEntries(names) as Record<string, TroubleCode[]>
      wall.pass(0.5)
    }
    expect(wall.notices.map((cameras) => cameras.length)).toEqual([11])
  })

  test('those of several rules', () => {
    const wall = new Wall(
      usable(),
      usable({ id: 'r2', trigger: { kind: 'state', codes: ['dark'] } }),
    )
    wall.troubles = { Barn: ['gone'], Gate: ['dark'] }
    wall.pass(10)
    expect(wall.notices).toEqual([['Barn', 'Gate']])
  })
})

test('what comes during the cooldown is announced after it, if it is still on', () => {
  const wall = new Wall(usable())
  wall.troubles = LOST
  wall.pass(10)
  wall.troubles = { ...LOST, Gate: ['gone'], Mill: ['gone'] }
  wall.pass(10)
  wall.troubles = { ...LOST, Gate: ['gone'] }
  wall.pass(60)
  expect(wall.notices).toEqual([['Barn'], ['Gate']])
})

describe('snooze', () => {
  test('snoozed is none, and the mark stays', () => {
    const wall = new Wall(usable({ effects: SOUND }))
    wall.snooze(5)
    wall.troubles = LOST
    wall.pass(290)
    expect(wall.notices).toEqual([])
    expect(wall.topic).toMatchObject({ isSounding: false, active: [{ isSnoozed: true }] })
    expect(wall.topic.snoozedUntil).toBe(NOON + 1000 + 300_000)
    wall.pass(15)
    expect(wall.notices).toEqual([['Barn']])
    expect(wall.topic).toMatchObject({ isSounding: true, active: [{ isSnoozed: false }] })
    expect(wall.topic.snoozedUntil).toBeUndefined()
  })

  test('of an alarm that is on: it is announced again when the snooze ends', () => {
    const wall = new Wall(usable())
    wall.troubles = LOST
    wall.pass(10)
    wall.snooze(10)
    wall.pass(595)
    expect(wall.notices).toHaveLength(1)
    wall.pass(10)
    expect(wall.notices).toEqual([['Barn'], ['Barn']])
  })

  test('of one alarm: others are announced, and it is not when it comes back', () => {
    const wall = new Wall(usable({ cooldownSeconds: 0 }))
    wall.troubles = LOST
    wall.pass(2)
    wall.snooze(10, ['r1 Barn'])
    wall.troubles = {}
    wall.pass(20)
    expect(wall.marked).toEqual([])
    wall.troubles = { ...LOST, Gate: ['gone'] }
    wall.pass(20)
    expect(wall.notices).toEqual([['Barn'], ['Gate']])
  })

  test('of one alarm can be ended: it is announced again', () => {
    const wall = new Wall(usable({ cooldownSeconds: 0 }))
    wall.troubles = { ...LOST, Gate: ['gone'] }
    wall.pass(2)
    wall.snooze(10, ['r1 Barn', 'r1 Gate'])
    wall.state = withoutSnoozes(wall.state, ['r1 Barn'])
    wall.pass(2)
    expect(wall.notices).toEqual([['Barn', 'Gate'], ['Barn']])
    expect(wall.topic.active.map(({ isSnoozed }) => isSnoozed)).toEqual([false, true])
  })

  test('of one alarm ends with its rule, not when the rule is turned off', () => {
    const snoozedAfter = (...rules: readonly UsableRule[]) => {
      const wall = new Wall(usable())
      wall.troubles = LOST
      wall.pass(2)
      wall.snooze(Infinity, ['r1 Barn'])
      wall.rules = rules
      wall.pass(0.5)
      wall.rules = [usable()]
      wall.pass(0.5)
      return wall.topic.active.map(({ isSnoozed }) => isSnoozed)
    }
    expect(snoozedAfter()).toEqual([false])
    expect(snoozedAfter(usable({ isOn: false }))).toEqual([true])
  })

  test('until Camwall restarts, or until it is ended', () => {
    const wall = new Wall(usable())
    wall.troubles = LOST
    wall.snooze(Infinity)
    wall.pass(7200)
    expect(wall.notices).toEqual([])
    expect(wall.topic.snoozedUntil).toBeNull()
    wall.state = withoutSnoozes(wall.state, undefined)
    wall.pass(1)
    expect(wall.notices).toEqual([['Barn']])
  })
})

describe('acknowledge', () => {
  test('ends the sound, not the mark, and a new alarm sounds again', () => {
    const wall = new Wall(usable({ effects: SOUND, cooldownSeconds: 0 }))
    wall.troubles = LOST
    wall.pass(0.5)
    expect(wall.topic.isSounding).toBe(false)
    wall.pass(2)
    expect(wall.topic.isSounding).toBe(true)
    wall.state = acknowledged(wall.state, ['r1 Barn'])
    expect(wall.topic).toMatchObject({ isSounding: false, active: [{ isAcknowledged: true }] })
    wall.troubles = { ...LOST, Gate: ['gone'] }
    wall.pass(2)
    expect(wall.topic.isSounding).toBe(true)
    wall.state = acknowledged(wall.state, undefined)
    expect(wall.topic.isSounding).toBe(false)
    expect(wall.marked).toEqual(['Barn', 'Gate'])
  })

  test('an acknowledged alarm is not announced after a snooze', () => {
    const wall = new Wall(usable())
    wall.troubles = LOST
    wall.pass(5)
    wall.state = acknowledged(wall.state, undefined)
    wall.snooze(5)
    wall.pass(600)
    expect(wall.notices).toEqual([['Barn']])
  })
})

describe('the end of an alarm', () => {
  test('comes a time of its own after the state, and is quiet', () => {
    const wall = new Wall(usable({ effects: SOUND }))
    wall.troubles = LOST
    wall.pass(10)
    wall.troubles = {}
    wall.pass(14.5)
    expect(wall.marked).toEqual(['Barn'])
    wall.pass(1)
    expect(wall.marked).toEqual([])
    expect(wall.cleared).toEqual(['Barn'])
    expect(wall.topic.isSounding).toBe(false)
    expect(wall.notices).toHaveLength(1)
  })

  test('comes at once when its rule is deleted or turned off', () => {
    const wall = new Wall(usable())
    wall.troubles = LOST
    wall.pass(5)
    const off = new Wall(usable({ isOn: false }))
    Object.assign(off, { state: wall.state, steady: wall.steady, troubles: LOST })
    off.pass(0.5)
    expect(off.marked).toEqual([])
    expect(off.cleared).toEqual(['Barn'])
  })

  test('of an event: a time after the last one', () => {
    const wall = new Wall(
      usable({ trigger: { kind: 'text', text: 'motion', isPattern: false }, clearsSeconds: 10 }),
    )
    wall.pass(5, [{ camera: 'Barn', text: 'Barn Motion detected' }])
    wall.pass(9, [{ camera: 'Barn', text: 'MOTION again' }])
    expect(wall.topic.active).toMatchObject([{ camera: 'Barn', why: { text: 'MOTION again' } }])
    wall.pass(2)
    expect(wall.marked).toEqual([])
    expect(wall.notices).toEqual([['Barn']])
  })
})

test('an event that would clear sooner is announced with those that come after it', () => {
  const wall = new Wall(
    usable({ trigger: { kind: 'text', text: 'motion', isPattern: false }, clearsSeconds: 1 }),
  )
  for (const camera of ['Barn', 'Gate', 'Mill', 'Yard', 'Shed'])
    wall.pass(0.5, [{ camera, text: 'motion' }])
  wall.pass(5)
  expect(wall.notices).toEqual([['Barn', 'Gate', 'Mill', 'Yard', 'Shed']])
})

test('a rule is for its cameras only', () => {
  const wall = new Wall(
    usable({ cameras: { by: 'names', cameras: ['Barn'] } }),
    usable({ id: 'r2', cameras: { by: 'groups', groups: ['north'] } }),
  )
  wall.groups = { Gate: ['north', 'street'], Mill: ['south'] }
  wall.troubles = { Barn: ['gone'], Gate: ['stalled'], Mill: ['gone'] }
  wall.pass(0.5)
  expect(wall.topic.active.map(({ id }) => id)).toEqual(['r1 Barn', 'r2 Gate'])
})

test('outside its schedule a rule sees nothing, and sees what has lasted when it begins', () => {
  const schedule = { days: ['tue'], from: '12:01', to: '12:02' } as const
  const wall = new Wall(usable({ schedule, lastsSeconds: 30, clearsSeconds: 5 }))
  wall.troubles = LOST
  wall.pass(58)
  expect(wall.marked).toEqual([])
  wall.pass(1.5)
  expect(wall.marked).toEqual(['Barn'])
  wall.pass(70)
  expect(wall.marked).toEqual([])
})

test('names that senders make up raise a bounded number of alarms', () => {
  const wall = new Wall(usable({ trigger: { kind: 'text', text: 'motion', isPattern: false } }))
  const events = Array.from({ length: MAX_ALARMS + 100 }, (_, index) => ({
    camera: `Camera ${index}`,
    text: 'motion',
  }))
  wall.pass(0.5, events)
  wall.pass(0.5, [{ camera: 'another', text: 'motion' }])
  expect(wall.state.alarms.size).toBe(MAX_ALARMS)
})
