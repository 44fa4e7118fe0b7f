/** Publishes every camera again while the settings have an address for it. */
import { randomBytes } from 'node:crypto'
import type { Feature, House } from '../../app/house.ts'
import { FaultNotice } from '../../app/notices/fault-notice.ts'
import type { NewNotice } from '../../app/notices/notice-board.ts'
import {
  FramePublisher,
  LEAST_QUEUED,
  type PublisherListener,
  type PublisherOptions,
} from '../../consumers/publisher/publisher.ts'
import { publishedName } from '../../consumers/publisher/published-header.ts'
import { isReplayed } from '../../contract/replayed.ts'
import { hubSection } from '../../contract/settings.ts'
import { message } from '../../contract/text/text.ts'
import { Reopening } from '../../lib/reopening.ts'
import { accessOf, type Access } from '../../receive/access/guard.ts'
import { explainHubFault } from '../../receive/hub/hub-fault.ts'
import type { AnnouncedCameras } from '../../receive/imagezmq/announcement.ts'
import { openPublishingSocket } from '../../receive/imagezmq/publishing-socket.ts'
import { Announcer } from './announcer.ts'
import {
  publishSection,
  type PublishSettings,
  type PublishState,
  type PublishTopics,
} from './contract.ts'
import { publishToRelays } from './relays.ts'

/** Tells hubs apart: no two of them have the same random id. */
const HUB_ID_BYTES = 8

export const publish: Feature = {
  name: 'publish',
  start(house) {
    const { camwall } = house
    const { settings } = camwall
    const hub = randomBytes(HUB_ID_BYTES).toString('hex')
    const show = (state: PublishState) => {
      const topics: Pick<PublishTopics, 'publish'> = { publish: state }
      camwall.publisher.publish({ ...topics })
    }
    show({ kind: 'off' })
    publishToRelays(house, { hub, looped: (camera) => camwall.notify(looped(camera)) })
    const fault = new FaultNotice(camwall, {
      key: 'not-published',
      words: (why) => message('notice.not-published', { why }),
      show: ({ what, todo }) => show({ kind: 'fault', what, todo }),
    })
    let wanted = wantedOf(house)
    let queue = LEAST_QUEUED
    const reopening = new Reopening<Wanted>({
      open: async (next) => {
        const close = await openPublisher(house, { hub, queue }, next, {
          show,
          outgrown: (needed) => {
            queue = needed
            follow()
          },
        })
        fault.end()
        return close
      },
      failed: (error, { publish: { address } }) =>
        fault.show(explainHubFault(error, { listens: true, address })),
      closed: () => {
        fault.end()
        show({ kind: 'off' })
      },
    })
    const follow = () => void reopening.to(wanted.publish.address === '' ? undefined : wanted)
    settings.onChangeOf(
      () => wantedOf(house),
      (next) => {
        wanted = next
        follow()
      },
    )
    follow()
    camwall.onStop(() => reopening.stop())
    return { handlers: {}, runners: {} }
  },
}

interface Wanted {
  readonly publish: Omit<PublishSettings, 'relays'>
  readonly access: Access
}

function wantedOf({ camwall: { settings } }: House): Wanted {
  const { address, prefix, maxFps } = settings.get(publishSection)
  return { publish: { address, prefix, maxFps }, access: accessOf(settings.get(hubSection)) }
}

interface PublishingListener extends Pick<PublisherListener, 'outgrown'> {
  readonly show: (state: PublishState) => void
}

/** Resolves to the function that closes it. */
async function openPublisher(
  { camwall, log }: House,
  { hub, queue }: Pick<PublisherOptions, 'hub' | 'queue'>,
  { publish: { address, prefix, maxFps } }: Wanted,
  { show, outgrown }: PublishingListener,
): Promise<() => Promise<void>> {
  const guard = await camwall.openGuard()
  const misfit = () => camwall.refuse({ why: 'not-a-subscriber', who: address })
  const opening = openPublishingSocket(address, { queue, misfit, guard })
  const socket = await opening.catch((error: unknown) => {
    guard?.close()
    throw error
  })
  const publisher = new FramePublisher(
    socket,
    { prefix, hub, maxFps, queue },
    {
      topicsChanged: () => showOpen(),
      outgrown,
      looped: (camera) => camwall.notify(looped(camera)),
    },
    (consumer) => camwall.feed.add(consumer),
  )
  const showOpen = () => show({ kind: 'open', address, topics: publisher.topics })
  const announcer = new Announcer((cameras) => socket.announce(cameras))
  announcer.update(announced(camwall, prefix))
  const unsample = camwall.onSample(() => announcer.sample(announced(camwall, prefix)))
  // New cameras are published before the next sample.
  const unfollow = camwall.publisher.follow(({ cameras }) => {
    if (cameras !== undefined) announcer.update(announced(camwall, prefix))
  })
  socket.follow({
    subscribed: (topic) => publisher.subscribed(topic),
    unsubscribed: (topic) => publisher.unsubscribed(topic),
    announcementWanted: () => announcer.again(),
  })
  showOpen()
  log.write(`publishing on ${address}`)
  return async () => {
    unsample()
    unfollow()
    await publisher.stop()
    await socket.close()
    guard?.close()
  }
}

function announced({ cameras }: House['camwall'], prefix: string): AnnouncedCameras {
  const withPicture = cameras.filter(({ name, received }) => received > 0 && !isReplayed(name))
  const names = (isLive: boolean) =>
    withPicture
      .filter(({ state }) => (state === 'live') === isLive)
      .map(({ name }) => publishedName(name, prefix))
  return { live: names(true), silent: names(false) }
}

function looped(camera: string): NewNotice {
  return {
    key: 'publish-loop',
    severity: 'warning',
    what: message('notice.publish-loop', { camera }),
    todo: message('notice.publish-loop.todo'),
  }
}
