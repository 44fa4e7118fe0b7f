/**
 * What Home Assistant discovers: the hub as a device, and each camera as a device with its sensors. Pure.
 *
 * Source: Home Assistant's documentation of MQTT discovery, of the sensors `sensor` and `binary_sensor`, and of `camera`.
 */
import { CAMERA_STATES } from '../../contract/camera.ts'
import { pictureTopic, stateTopic, statusTopic, topicIdOf } from './topics.ts'

export const ONLINE = 'online'
export const OFFLINE = 'offline'

/** Seconds after which a sensor without news is unavailable: the hub sends each state again more often. */
export const EXPIRE_AFTER_S = 150

export interface DiscoveryPlan {
  /** The beginning of the hub's topics. */
  readonly base: string
  /** The beginning of the topics of discovery. */
  readonly discovery: string
  /** Identifies the hub at the broker; safe in a topic. */
  readonly hub: string
  /** Camwall's own version. */
  readonly version: string
  readonly hasPictures: boolean
}

/** An entity: its topic, and what is sent there as JSON; `undefined` if there is none, but may have been one. */
export interface Discovered {
  readonly topic: string
  readonly config: object | undefined
}

/** Whether the hub is connected. */
export function discoveredHub(plan: DiscoveryPlan): Discovered {
  const device = {
    identifiers: [deviceOf(plan)],
    name: 'Camwall hub',
    manufacturer: 'Camwall',
    sw_version: plan.version,
  }
  return entity(plan, 'binary_sensor', 'hub', {
    name: 'Connection',
    device_class: 'connectivity',
    state_topic: statusTopic(plan.base, plan.hub),
    payload_on: ONLINE,
    payload_off: OFFLINE,
    device,
  })
}

/** What each camera has: its state, its frames a second, whether something is wrong with it, and by choice its picture. */
export function discoveredCamera(plan: DiscoveryPlan, camera: string): readonly Discovered[] {
  const picture = entity(plan, 'camera', `${topicIdOf(camera)}_picture`, {
    name: 'Picture',
    topic: pictureTopic(plan.base, plan.hub, camera),
    ...ofCamera(plan, camera),
  })
  return [
    sensor(plan, camera, 'state', {
      name: 'State',
      device_class: 'enum',
      options: CAMERA_STATES,
      icon: 'mdi:cctv',
      value_template: '{{ value_json.state }}',
    }),
    sensor(plan, camera, 'fps', {
      name: 'Frame rate',
      unit_of_measurement: 'fps',
      state_class: 'measurement',
      suggested_display_precision: 1,
      value_template: '{{ value_json.fps }}',
    }),
    entity(plan, 'binary_sensor', `${topicIdOf(camera)}_problem`, {
      name: 'Problem',
      device_class: 'problem',
      value_template: "{{ 'ON' if value_json.warnings else 'OFF' }}",
      ...ofState(plan, camera),
    }),
    plan.hasPictures ? picture : { ...picture, config: undefined },
  ]
}

/** A value that the camera's sender sends. @param isNumber - whether its first value was one */
export function discoveredReading(
  plan: DiscoveryPlan,
  camera: string,
  key: string,
  isNumber: boolean,
): Discovered {
  const id = topicIdOf(key)
  return sensor(plan, camera, `reading_${id}`, {
    name: key,
    ...(isNumber ? { state_class: 'measurement' } : {}),
    // In brackets, because an id may begin with a digit. None is an unknown value to Home Assistant.
    value_template: `{{ value_json.readings['${id}'] | default(none) }}`,
  })
}

function sensor(plan: DiscoveryPlan, camera: string, part: string, fields: object): Discovered {
  return entity(plan, 'sensor', `${topicIdOf(camera)}_${part}`, {
    ...fields,
    ...ofState(plan, camera),
  })
}

function entity(plan: DiscoveryPlan, component: string, id: string, fields: object): Discovered {
  const device = deviceOf(plan)
  return {
    topic: `${plan.discovery}/${component}/${device}/${id}/config`,
    config: {
      ...fields,
      unique_id: `${device}_${id}`,
      origin: {
        name: 'Camwall',
        sw_version: plan.version,
        support_url: 'https://github.com/camwall/camwall',
      },
    },
  }
}

function ofState(plan: DiscoveryPlan, camera: string): object {
  return {
    state_topic: stateTopic(plan.base, plan.hub, camera),
    expire_after: EXPIRE_AFTER_S,
    ...ofCamera(plan, camera),
  }
}

function ofCamera(plan: DiscoveryPlan, camera: string): object {
  const hub = deviceOf(plan)
  return {
    availability_topic: statusTopic(plan.base, plan.hub),
    payload_available: ONLINE,
    payload_not_available: OFFLINE,
    device: {
      identifiers: [`${hub}_${topicIdOf(camera)}`],
      name: camera,
      manufacturer: 'Camwall',
      model: 'imageZMQ camera',
      via_device: hub,
    },
  }
}

function deviceOf({ hub }: DiscoveryPlan): string {
  return `camwall_${hub}`
}
