import { expect, test } from 'vitest'
import { ENGLISH, message } from '../../../../src-main/contract/text/text.ts'
import { Placeholders, type Known } from '../../../../src-main/features/diagnostics/placeholders.ts'

const LAST_RUN_CRASHED = message('notice.crashed-last-time.todo', {
  item: message('menu.save-diagnostics'),
  menu: message('menu.help'),
})
const NOTHING: Known = { cameras: [], layouts: [], hosts: [], keys: [], home: '/home/ann' }
const KEY = 'rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7'

function inText(text: string, known: Partial<Known> = {}): string {
  return new Placeholders({ ...NOTHING, ...known }).inText(text)
}

test('known values are replaced wherever they are a word, the longest first', () => {
  const known = { cameras: ['Barn', 'Barn door', 'a', '1+1'], hosts: ['barn-pi.local'] }
  expect(inText('Barn door, Barn, a barn, Barns, 1+1', known)).toBe(
    'camera-2, camera-1, camera-3 barn, Barns, camera-4',
  )
  expect(inText('no route to barn-pi.local', known)).toBe('no route to address-1')
  expect(inText('EACCES /home/ann/.config/Camwall')).toBe('EACCES ~/.config/Camwall')
})

test('a camera named like a placeholder is replaced like the others', () => {
  expect(inText('“camera-2” and “Barn”', { cameras: ['camera-2', 'Barn'] })).toBe(
    '“camera-1” and “camera-2”',
  )
})

test('a camera has the same number in the options of an address', () => {
  const known = { cameras: ['Barn', 'Front door', 'Front'] }
  expect(inText('tcp://*:1?camera=Front%20door Front door, Front', known)).toBe(
    'tcp://*:1?camera=camera-2 camera-2, camera-3',
  )
})

test('the form of a name in the log is replaced, too', () => {
  expect(inText('“Barn\\u{200d}1” is', { cameras: ['Barn\u200d1'] })).toBe('“camera-1” is')
})

test.each([
  ['warning: “Attic” sent a message', 'warning: “camera-1” sent a message'],
  [
    'warning: “At”t“ic” sent a message that cannot be shown. Why.',
    'warning: “camera-1” sent a message that cannot be shown. Why.',
  ],
  [
    'Refused “At”tic”: its name is not in the list. Settings under “Access control”.',
    'Refused “camera-1”: its name is not in the list. Settings under “Access control”.',
  ],
  // As an older log has it.
  [
    'Refused “At”tic”: no camera of that name may send. Settings under “Who may send”.',
    'Refused “camera-1”: no camera of that name may send. Settings under “Who may send”.',
  ],
  [
    '“At”tic” has sent the same picture since now',
    '“camera-1” has sent the same picture since now',
  ],
  ['“At”tic” sends other pictures again', '“camera-1” sends other pictures again'],
  ['cut off: “Attic an', 'cut off: “camera-1'],
  ['Refused a sender at 10.0.0.7: no', 'Refused a sender at address-1: no'],
  ['Refused a sender at fe80::1: no', 'Refused a sender at address-1: no'],
  ['Refused ::ffff:10.0.0.7', 'Refused address-2:address-1'],
  [
    `add its key in Settings under “Access control”: ${KEY}`,
    'add its key in Settings under “Access control”: key-1',
  ],
  [
    `add its key in Settings under “Who may send”: ${KEY}`,
    'add its key in Settings under “Who may send”: key-1',
  ],
  ['tcp://pi.local:5555, tcp://pi.local:5556', 'tcp://address-1:5555, tcp://address-1:5556'],
  ['tcp://[fe80::1]:5555', 'tcp://[address-1]:5555'],
  ['tcp://[2001:db8:0:1…', 'tcp://[address-1…'],
  [
    'tcp://pi.local:5556?prefix=yard/&camera=Front%20door&camera=Gate, tcp://pi.local:5557?camera=Gate',
    'tcp://address-1:5556?prefix=prefix-1&camera=camera-1&camera=camera-2, tcp://address-1:5557?camera=camera-2',
  ],
  ['tcp://pi.local:5556?camera=%', 'tcp://address-1:5556?camera=camera-1'],
  [
    'alarm raised: Attic (missing, r1), Loft (2), west (event, r12), Gate (dark, r1)',
    'alarm raised: camera-1 (missing, r1), camera-2 (event, r12), camera-3 (dark, r1)',
  ],
  ['alarm stopped: Attic (missing, r1), Lo…', 'alarm stopped: camera-1 (missing, r1), camera-2'],
])('an unknown value is recognised by its position: %s', (line, expected) => {
  expect(inText(line)).toBe(expected)
})

test.each([
  'hub listening on tcp://*:5555 (req-rep)',
  'hub listening on tcp://127.0.0.1:5555 (req-rep)',
  'hub listening on tcp://[::1]:5555 (req-rep)',
  '2026-11-23T03:10:46.180Z Camwall 0.1.0, Chromium 148.0.7778.0, libzmq 4.3.5, linux 6.8.0-1 starts',
  'fault: Error at file:///opt/Camwall/main.js:12:34',
  `warning: ${ENGLISH.say(LAST_RUN_CRASHED)}`,
])('other text is kept: %s', (line) => {
  expect(inText(line)).toBe(line)
})

test('the type of a value is kept, and a camera has the same number everywhere', () => {
  const hider = new Placeholders({ ...NOTHING, cameras: ['Barn'] })
  const value = {
    cameras: [{ name: 'Barn', fps: 3 }],
    order: ['Yard', 'Barn'],
    none: null,
    on: true,
  }
  expect(hider.inValue(value)).toEqual({
    ...value,
    cameras: [{ name: 'camera-1', fps: 3 }],
    order: ['Yard', 'camera-1'],
  })
  expect(hider.inText('“Barn”')).toBe('“camera-1”')
})

test('a message becomes its text, in which names are found by their places', () => {
  const why = message('message.picture-empty')
  const notice = { at: 4, what: message('notice.not-shown', { camera: 'Attic', why }) }
  const key = message('refusal.key.todo', { key: KEY, section: message('settings.access') })
  const hidden = new Placeholders(NOTHING).inValue({ notice, key })
  expect(ENGLISH.say(hidden.notice.what)).toBe(
    '“camera-1” sent a message that cannot be shown. The picture is empty.',
  )
  expect(ENGLISH.say(hidden.key)).toMatch(/“Access control”: key-1$/)
  expect(hidden.notice.at).toBe(4)
})

test('a long log is processed in steps, so that cameras are answered meanwhile', async () => {
  const line = '“Attic” sent a message that cannot be shown. The picture is empty.'
  let turns = 0
  const counting = setInterval(() => (turns += 1), 1)
  const done = await new Placeholders(NOTHING).inLog(`${line}\n`.repeat(10_000))
  clearInterval(counting)
  expect(done).toBe(`${line.replace('Attic', 'camera-1')}\n`.repeat(10_000))
  expect(turns).toBeGreaterThan(0)
})
