/** The web server while it is open: its connections, and what they watch. */
import { getRequestListener } from '@hono/node-server'
import type { House } from '../../../app/house.ts'
import { JpegPictures, type EncodeJpeg } from '../../../consumers/web/jpeg-pictures.ts'
import { WatchedCameras } from '../../../consumers/web/watched-cameras.ts'
import { hostOf, isLoopback } from '../../../contract/address.ts'
import type { WebSettings } from '../contract.ts'
import type { Identity, WebUsers } from '../users/web-users.ts'
import { Attempts } from './attempts.ts'
import { readCertificate } from './certificate.ts'
import type { GateRules } from './gate.ts'
import { openHttpServer } from './http-server.ts'
import { serveWalls, MAX_WALLS } from '../wall/wall-sockets.ts'
import { identityNow } from './identify.ts'
import { OpenLinks } from './open-links.ts'
import { readPages } from './page-store.ts'
import { webApp, type Traffic } from './web-app.ts'

/** Motion JPEG: more watch no wall, and each is a copy of every picture. */
const MAX_STREAMS = 64

export interface WebServerPlan {
  readonly house: House
  readonly users: WebUsers
  readonly settings: WebSettings
  readonly encode: EncodeJpeg
  /** Where the built page is. */
  readonly pages: string
}

export interface WebServer {
  readonly port: number
  /** Ends what users have open who may not have it any more. */
  usersChanged(): void
  close(): Promise<void>
}

/** Rejects if the address cannot be used; with a `CertificateFault` if the certificate cannot. */
export async function openWebServer({
  house,
  users,
  settings,
  encode,
  pages,
}: WebServerPlan): Promise<WebServer> {
  const { camwall, log, report } = house
  const certificate = await readCertificate(settings)
  const files = await readPages(pages)
  const watched = new WatchedCameras((consumer) => camwall.feed.add(consumer))
  const streams = new OpenLinks(MAX_STREAMS)
  const walls = new OpenLinks(MAX_WALLS)
  const traffic: Traffic = { pictureBytes: 0 }
  const rules = () => rulesOf(house, settings)
  const app = webApp({
    ...{ camwall, report, users, watched, streams, walls, traffic },
    attempts: new Attempts(),
    pictures: new JpegPictures(encode),
    pages: files,
    rules,
    isTls: certificate !== undefined,
    hasProxy: settings.hosts.length > 0,
    log: (line) => log.write(line),
  })
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const http = await openHttpServer({
    address: settings.address,
    certificate,
    answer: (request, response) => void listener(request, response),
  }).catch(async (error: unknown) => {
    await watched.stop()
    throw error
  })
  const stopWalls = serveWalls(http.server, {
    ...{ camwall, users, encode, walls, rules },
    sent: (bytes) => {
      traffic.pictureBytes += bytes
    },
  })
  const endRefused = () => {
    const isAllowed = (identity: Identity) =>
      identityNow(users, identity)?.rights.has('view') === true
    streams.endUnless(isAllowed)
    walls.endUnless(isAllowed)
  }
  const unsample = camwall.onSample(endRefused) // Sessions expire.
  return {
    port: http.port,
    usersChanged: endRefused,
    close: async () => {
      unsample()
      streams.endAll()
      stopWalls()
      await watched.stop()
      await http.close()
    },
  }
}

function rulesOf({ camwall }: House, { address, hosts }: WebSettings): GateRules {
  const own = camwall.state.computer.hostName.toLowerCase()
  return {
    names: new Set([...hosts, own, `${own}.local`]),
    isLocal: isLoopback(hostOf(address)),
  }
}
