/** The programs for senders send the newest picture of a camera. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from '../../scripts/paths.ts'
import { readPages } from '../support/pages.ts'

const FOLDER = join(repoRoot, 'docs/senders')

// V4L2 keeps four: a sender that Camwall paces to a frame a second would send pictures that are seconds old.
test('a program that opens a camera with OpenCV lets no pictures wait in the driver', async () => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.py'))
  const files = await Promise.all(names.map((name) => readFile(join(FOLDER, name), 'utf8')))
  const blocks = (await readPages()).flatMap(({ fences }) => fences.map(({ text }) => text))
  const programs = [...files, ...blocks].filter((text) =>
    text.includes('camera = cv2.VideoCapture'),
  )
  expect(programs).toHaveLength(6)
  for (const text of programs) expect(text).toContain('camera.set(cv2.CAP_PROP_BUFFERSIZE, 1)')
})
