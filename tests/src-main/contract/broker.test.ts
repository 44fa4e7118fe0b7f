import { expect, test } from 'vitest'
import { checkBroker } from '../../../src-main/contract/broker.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'

test.each([
  ['homeassistant.local', 'mqtt://homeassistant.local:1883'],
  [' mqtt://10.0.0.5 ', 'mqtt://10.0.0.5:1883'],
  ['MQTTS://broker.example', 'mqtts://broker.example:8883'],
  ['mqtts://broker.example:9000/', 'mqtts://broker.example:9000'],
  ['10.0.0.5:1884', 'mqtt://10.0.0.5:1884'],
  ['mqtt://[fe80::1]', 'mqtt://[fe80::1]:1883'],
  ['[fe80::1]:1884', 'mqtt://[fe80::1]:1884'],
])('%j', (typed, address) => {
  expect(checkBroker(typed)).toEqual({ ok: true, address })
})

test.each([
  ['http://10.0.0.5', /http:\/\/ is not MQTT/],
  ['mqtt://me:secret@10.0.0.5', /Leave the user and the password out/],
  ['mqtt://', /host/i],
  ['10.0.0.5:70000', /70000/],
  ['mqtt://*', /every interface/],
  ['10.0.0.5/a', /not/],
])('%j is refused', (typed, why) => {
  const checked = checkBroker(typed)
  expect(checked.ok ? '' : ENGLISH.say(checked.why)).toMatch(why)
})
