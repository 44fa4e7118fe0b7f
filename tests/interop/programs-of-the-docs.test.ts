/** The Python programs in the docs: all compile, and those that need no camera send pictures. */
import { readdir, readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Router } from 'zeromq'
import { describe, expect, test } from 'vitest'
import { closeBound } from '../../src-main/receive/imagezmq/close-bound.ts'
import type { HubPattern } from '../../src-main/receive/imagezmq/image-hub.ts'
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'
import { repoRoot } from '../../scripts/paths.ts'
import { freePort } from '../support/free-port.ts'
import { aFolder, closeAfterEach } from '../support/guarded-hub.ts'
import { HubLog } from '../support/hub-log.ts'
import { promptReplies } from '../support/limits.ts'
import { readPages } from '../support/pages.ts'
import { PYTHON, PythonProgram } from '../support/python.ts'

const SENDERS = join(repoRoot, 'docs/senders')
const closing = closeAfterEach()

function run(program: string, ...args: string[]): PythonProgram<string> {
  const running = new PythonProgram(join(SENDERS, program), args, { parse: (line) => line })
  closing.push(() => running.kill())
  return running
}

async function video(frames: number, fps: number): Promise<string> {
  const path = join(await aFolder(closing), 'garden.avi')
  await new PythonProgram('make_video.py', [path, String(frames), String(fps)]).end()
  return path
}

async function hubFor(pattern: HubPattern): Promise<HubLog> {
  const log = new HubLog()
  const hub = await openImageHub(pattern, log.listener)
  closing.push(() => hub.stop())
  return log
}

function listening(listen: string): HubPattern {
  return { mode: 'req-rep', listen, replies: promptReplies() }
}

async function freeAddress(): Promise<string> {
  return `tcp://127.0.0.1:${await freePort()}`
}

function expectPictures(log: HubLog, camera: string): void {
  for (const message of log.messages)
    expect(message).toMatchObject({
      kind: 'picture',
      camera,
      picture: { kind: 'encoded', format: 'jpeg', width: 320, height: 240 },
    })
}

describe.skipIf(PYTHON === undefined)('the programs of the docs', () => {
  test('all compile', async () => {
    const files = (await readdir(SENDERS)).filter((name) => name.endsWith('.py'))
    const programs = await Promise.all(
      files.map(async (name) => [name, await readFile(join(SENDERS, name), 'utf8')] as const),
    )
    const blocks = (await readPages()).flatMap(({ path, fences }) =>
      fences.filter(({ language }) => language === 'python').map(({ text }) => [path, text]),
    )
    expect(programs.length).toBeGreaterThan(4)
    expect(blocks.length).toBeGreaterThan(2)
    await new PythonProgram('compile.py', [JSON.stringify([...programs, ...blocks])]).end()
  })

  test('without arguments they print their usage', async () => {
    // pi_camera.py fails earlier, because Picamera2 is only for Raspberry Pis.
    const names = ['webcam.py', 'video_file.py', 'robust.py', 'publish.py']
    await Promise.all(
      names.map((name) => expect(run(name).end()).rejects.toThrow(`python3 ${name} `)),
    )
  })

  test('video_file.py plays a file at its own speed, in a loop', async () => {
    const frames = 12
    const path = await video(frames, 10)
    const address = await freeAddress()
    const log = await hubFor(listening(address))
    run('video_file.py', address, path)
    await log.until(({ messages }) => messages.length > 0)
    const start = performance.now()
    await log.until(({ messages }) => messages.length > frames)
    // From the first frame to the first frame of the second round is the duration of one round.
    expect(performance.now() - start).toBeGreaterThan((frames / 10) * 1000 - 100)
    expectPictures(log, 'garden')
  })

  test('robust.py reconnects when no reply arrives, and reopens its source', async () => {
    const path = await video(5, 25)
    const address = await freeAddress()
    const mute = new Router({ linger: 0 })
    await mute.bind(address)
    const sender = run('robust.py', address, path)
    await mute.receive()
    await sender.until((lines) => lines.includes('No answer: connecting anew.'))
    await closeBound(mute)
    const log = await hubFor(listening(address))
    await log.until(({ messages }) => messages.length > 10)
    expectPictures(log, hostname())
    const again = 'The source gives no more pictures: opening it again.'
    await sender.until((lines) => lines.includes(again))
  })

  test('publish.py accepts Camwall’s connection', async () => {
    const path = await video(300, 25)
    const port = await freePort()
    const log = await hubFor({ mode: 'pub-sub', connect: `tcp://127.0.0.1:${port}` })
    run('publish.py', `tcp://*:${port}`, path)
    await log.until(({ messages }) => messages.length > 5)
    expectPictures(log, hostname())
  })
})
