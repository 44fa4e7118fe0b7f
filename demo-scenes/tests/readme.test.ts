/** The README: its example is a file that is type-checked and draws frames, and the files that it names exist. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { Canvas } from '../src/tools/canvas.ts'
import { pendulum } from './kinds/pendulum.ts'

const SIZE = { width: 64, height: 48 }

const textOf = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')
const readme = await textOf('../README.md')

/** A frame of the example without sensor grain and caption. */
function frame(variant: number, seconds: number): Uint8Array {
  const compose = pendulum.create({ ...SIZE, seed: 1, variant })
  const canvas = new Canvas(SIZE.width, SIZE.height)
  compose(canvas, seconds)
  const pixels = new Uint8Array(SIZE.width * SIZE.height * 3)
  canvas.finish(pixels, 0, 0)
  return pixels
}

test('the example is the file that is tested here', async () => {
  const example = /^## Example$.*^```ts\n(.*?)^```$/ms.exec(readme)?.[1]
  const file = await textOf('./kinds/pendulum.ts')
  expect(example).toBe(file.replaceAll("'../../src/tools/", "'../tools/"))
})

test('the example moves, and its variants differ', () => {
  expect(frame(0, 1)).toEqual(frame(0, 1))
  expect(frame(0, 2)).not.toEqual(frame(0, 1))
  expect(frame(1, 1)).not.toEqual(frame(0, 1))
})

test('every file that the README names exists, except the one to be created', () => {
  const named = [...readme.matchAll(/`((?:src|tests)\/[\w./-]*)`/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(8)
  const missing = named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))
  expect([...new Set(missing)]).toEqual(['src/kinds/pendulum.ts'])
})
