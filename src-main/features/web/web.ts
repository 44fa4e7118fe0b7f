/** The web server while the settings have an address for it, and its users. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Feature, House } from '../../app/house.ts'
import { FaultNotice } from '../../app/notices/fault-notice.ts'
import { valuesWorkerEnded } from '../../app/notices/wall-notices.ts'
import { RequestFault } from '../../app/requests/answer.ts'
import { ValuesWorker } from '../../consumers/values/values-worker-link.ts'
import { hostOf, isLoopback } from '../../contract/address.ts'
import type { HubFault } from '../../contract/hub.ts'
import { message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { Reopening } from '../../lib/reopening.ts'
import { explainHubFault } from '../../receive/hub/hub-fault.ts'
import {
  webSection,
  type webRequests,
  type WebSettings,
  type WebState,
  type WebTopics,
} from './contract.ts'
import { CertificateFault } from './server/certificate.ts'
import type { WebServer } from './server/web-server.ts'
import { newPassword } from './users/secrets.ts'
import { USERS_FILE, WebUsers } from './users/web-users.ts'

/** Beside the program, for the desktop program and for the hub. */
const PAGES = join(import.meta.dirname, '../renderer')

export const web: Feature<typeof webRequests> = {
  name: 'web',
  start(house) {
    const { camwall, desktop } = house
    camwall.publisher.publish({ web: { kind: 'off' }, webUsers: [] } satisfies WebTopics)
    const fault = new FaultNotice(camwall, {
      key: 'web-not-served',
      words: (why) => message('notice.web-not-served', { why }),
      show: ({ what, todo }) =>
        camwall.publisher.publish({ web: { kind: 'fault', what, todo } satisfies WebState }),
    })
    const opening = WebUsers.open(join(desktop.folders.settings, USERS_FILE))
    const following = opening.then((users) => followSettings(house, users, fault))
    following.catch((error: unknown) => {
      const why = message('verbatim', { text: messageOf(error) })
      fault.show({
        what: message('web.users-not-read', { why }),
        todo: message('web.users-not-read.todo'),
      })
    })
    camwall.onStop(async () => {
      const stop = await following.catch(() => undefined)
      await stop?.()
    })
    return {
      handlers: {
        'web:set-user': async ({ window }, name, rights) => {
          const password = newPassword()
          await (await opening).set(name, rights, password, window.identity?.proof)
          return { password }
        },
        'web:remove-user': async ({ window }, name) => {
          if (name === window.identity?.user) throw new RequestFault(message('web.not-oneself'))
          await (await opening).remove(name)
        },
        'web:add-token': async (_context, name, rights) => {
          const token = await (await opening).addToken(name, 'token', rights)
          return token === undefined ? undefined : { token }
        },
        'web:remove-token': async (_context, name, id) => (await opening).removeToken(name, { id }),
      },
      runners: {},
    }
  },
}

/** Returns the function that closes the server. */
function followSettings(house: House, users: WebUsers, fault: FaultNotice): () => Promise<void> {
  const { camwall, log } = house
  const { settings, publisher } = camwall
  const worker = new ValuesWorker(join(import.meta.dirname, 'values-worker.js'), (why) =>
    camwall.notify(valuesWorkerEnded('web-worker', why)),
  )
  let server: WebServer | undefined
  const reopening = new Reopening<WebSettings>({
    open: async (wanted) => {
      // Loaded late: the server is large, and few walls use it.
      const { openWebServer } = await import('./server/web-server.ts')
      const opened = await openWebServer({
        ...{ house, users, pages: PAGES, settings: wanted },
        encode: (job) => worker.thumbnail(job),
      })
      server = opened
      const address = servedAt(wanted)
      publisher.publish({ web: { kind: 'open', address } satisfies WebState })
      fault.end()
      log.write(`web: serving on ${address}`)
      return async () => {
        server = undefined
        await opened.close()
      }
    },
    failed: (error, { address }) => fault.show(explained(error, address)),
    closed: () => {
      const { address } = settings.get(webSection)
      if (isOpenToAll(address)) {
        fault.show({
          what: message('web.no-user', { address }),
          todo: message('web.no-user.todo'),
        })
        return
      }
      fault.end()
      publisher.publish({ web: { kind: 'off' } satisfies WebState })
    },
  })
  const isOpenToAll = (address: string) =>
    address !== '' && !isLoopback(hostOf(address)) && users.list.length === 0
  const wantedNow = () => {
    const wanted = settings.get(webSection)
    return wanted.address === '' || isOpenToAll(wanted.address) ? undefined : wanted
  }
  let followed: { readonly wanted: WebSettings | undefined; readonly address: string } | undefined
  const follow = () => {
    publisher.publish({ webUsers: users.list })
    // A server that is off and one that stays shut because it would be open to all are both not wanted.
    const next = { wanted: wantedNow(), address: settings.get(webSection).address }
    if (isDeepStrictEqual(next, followed)) server?.usersChanged()
    else void reopening.to(next.wanted)
    followed = next
  }
  users.onChange(follow)
  const unfollow = settings.onChange((name) => {
    if (name === webSection.name) follow()
  })
  follow()
  return () => {
    unfollow()
    return reopening.stop()
  }
}

/** Where browsers reach it. */
function servedAt({ address, certificate }: WebSettings): string {
  return certificate === '' ? address : address.replace(/^http:/, 'https:')
}

function explained(error: unknown, address: string): HubFault {
  if (!(error instanceof CertificateFault))
    return explainHubFault(error, { listens: true, address })
  return {
    what: message('web.no-certificate', { why: error.message }),
    todo: message('web.no-certificate.todo'),
  }
}
