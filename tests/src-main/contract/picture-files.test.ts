import { expect, test } from 'vitest'
import {
  checkFileTemplate,
  DEFAULT_FILE_TEMPLATE,
  fillFileTemplate,
} from '../../../src-main/contract/picture-files.ts'
import { ENGLISH } from '../../../src-main/contract/text/text.ts'

test.each([DEFAULT_FILE_TEMPLATE, '{date}/{camera}/{time}', 'wall {camera}', ' {time} '])(
  'takes %s',
  (typed) => expect(checkFileTemplate(typed)).toEqual({ ok: true, template: typed.trim() }),
)

test.each([
  ['', /Type a name/],
  ['  ', /Type a name/],
  ['{camera} {tiem}', /\{tiem\} is not known/],
  ['{}', /\{\} is not known/],
  ['{camera', /no counterpart/],
  ['camera}', /no counterpart/],
  ['C:\\{camera}', /cannot have :/],
  ['{camera}\n', undefined],
  ['a\nb', /cannot have/],
  ['/etc/{camera}', /need a name/],
  ['../{camera}', /need a name/],
  ['{date}/./{camera}', /need a name/],
  ['{date}/ .. /{camera}', /need a name/],
  ['{date}/', /need a name/],
])('refuses %j with a reason', (typed, why) => {
  const check = checkFileTemplate(typed)
  if (why === undefined) expect(check.ok).toBe(true)
  else expect(check.ok ? '' : ENGLISH.say(check.why)).toMatch(why)
})

test('fills in each field', () => {
  const filled = fillFileTemplate('{date}/{camera} {time} {camera}', (field) => `<${field}>`)
  expect(filled).toBe('<date>/<camera> <time> <camera>')
})
