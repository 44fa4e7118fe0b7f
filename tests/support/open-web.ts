/** The web server of a Camwall without Electron, on a free port, with the real encoder in this thread. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jpegTurbo from '@julusian/jpeg-turbo'
import type { LogFile } from '../../src-main/app/log/log-file.ts'
import { thumbnailOf } from '../../src-main/consumers/values/values-jobs.ts'
import type { Right } from '../../src-main/contract/request.ts'
import { webSection, type WebSettings } from '../../src-main/features/web/contract.ts'
import { openWebServer } from '../../src-main/features/web/server/web-server.ts'
import { WebUsers } from '../../src-main/features/web/users/web-users.ts'
import type { PictureMessage } from '../../src-main/receive/imagezmq/message.ts'
import type { Closing } from './guarded-hub.ts'
import { askHttp, type HttpAsk } from './http-client.ts'
import { anArrival } from './open-feed.ts'
import { openHouse } from './open-house.ts'

/** @param closing - the functions that stop it are added to this list */
export async function openWeb(
  closing: Closing,
  settings: Partial<WebSettings> = {},
  pages = 'no-such-folder',
) {
  const house = await openHouse(closing)
  const folder = await mkdtemp(join(tmpdir(), 'camwall-web-'))
  closing.push(() => rm(folder, { recursive: true }))
  const users = await WebUsers.open(join(folder, 'web-users.json'))
  const lines: string[] = []
  const log: Pick<LogFile, 'write'> = { write: (line) => lines.push(line) }
  const server = await openWebServer({
    house: { ...house, log: log as LogFile },
    users,
    settings: { ...webSection.defaults, address: 'http://127.0.0.1:0', ...settings },
    encode: (job) => Promise.resolve(thumbnailOf(job)),
    pages,
  })
  users.onChange(() => server.usersChanged())
  closing.push(() => server.close())
  const ask = (path: string, asked?: HttpAsk) => askHttp(server.port, path, asked)
  /** Each camera has a connection of its own. */
  const take = (message: PictureMessage) =>
    house.camwall.feed.take(message, anArrival({ peer: message.camera ?? '' }))
  const tokenFor = async (...rights: Right[]) => {
    if (users.list.length === 0)
      await users.set('ann', ['view', 'arrange', 'configure'], 'a-password-of-ann')
    const token = await users.addToken('ann', 'token', rights)
    if (token === undefined) throw new Error('There is no token.')
    return token
  }
  return { house, users, server, lines, ask, take, tokenFor }
}

/** A real JPEG of one gray. */
export function aJpeg(gray = 128, { width = 32, height = 16 } = {}): Buffer {
  return jpegTurbo.compressSync(Buffer.alloc(width * height, gray), {
    ...{ width, height, quality: 90 },
    format: jpegTurbo.FORMAT_GRAY,
    subsampling: jpegTurbo.SAMP_GRAY,
  })
}

export function jpegOf(camera: string, body: Uint8Array = aJpeg()): PictureMessage {
  return {
    ...{ kind: 'picture', camera, fields: [], body, bytes: body.byteLength },
    picture: { kind: 'encoded', format: 'jpeg', width: 32, height: 16 },
  }
}
