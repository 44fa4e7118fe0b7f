/** Runs the Python program that Camwall generates for an operator, with a drawn picture instead of a camera's. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PythonProgram } from './python.ts'

const PICTURES = `
import time
import numpy

picture = cv2.imencode('.jpg', numpy.full((240, 320, 3), (40, 40, 200), numpy.uint8))[1]
while True:
    print('reply', (sender.send_jpg('Encrypted', picture) or b'').decode(), flush=True)
    time.sleep(0.1)
`

/** Runs it with a new folder in `folder` as its home, where it stores its key. Its lines are not parsed. */
export async function runGivenProgram(
  program: string,
  folder: string,
): Promise<PythonProgram<string>> {
  const [upToCamera = '', camera] = program.split(/^camera = /m)
  if (camera === undefined) throw new Error('The program has changed: it opens no camera.')
  const home = await mkdtemp(join(folder, 'sender-'))
  const path = join(home, 'sender.py')
  await writeFile(path, upToCamera + PICTURES)
  return new PythonProgram(path, [], {
    parse: (line) => line,
    env: { ...process.env, HOME: home, USERPROFILE: home },
  })
}

/** The key that the program prints for the operator; a publisher prints it after its address. */
export async function printedKey(program: PythonProgram<string>): Promise<string> {
  const find = (lines: readonly string[]) =>
    lines.map((line) => KEY_LINE.exec(line)?.[1]).find((key) => key !== undefined)
  await program.until((lines) => find(lines) !== undefined)
  return find(program.lines) ?? ''
}

const KEY_LINE = /^This sender's (?:key|line for Settings): (.*)/
