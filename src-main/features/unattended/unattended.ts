/** Keeps the display on while a camera is live, and arranges the start at login. */
import type { Feature, House } from '../../app/house.ts'
import { message } from '../../contract/text/text.ts'
import { messageOf } from '../../lib/message-of.ts'
import { unattendedSection, type UnattendedTopics } from './contract.ts'

export const unattended: Feature = {
  name: 'unattended',
  start(house) {
    const { camwall, desktop } = house
    const topics: UnattendedTopics = { unattended: { canStartAtLogin: desktop.canStartAtLogin } }
    camwall.publisher.publish({ ...topics })
    const stopKeeping = keepDisplayOn(house)
    followLoginStart(house)
    return { handlers: {}, runners: {}, stop: stopKeeping }
  },
}

/** Gives what ends it. */
function keepDisplayOn({ camwall, desktop }: House): () => void {
  const { settings, publisher } = camwall
  const follow = () => {
    const isWanted = settings.get(unattendedSection).keepDisplayOn
    desktop.keepDisplayOn(
      isWanted && publisher.published.cameras.some(({ state }) => state === 'live'),
    )
  }
  // Cameras are published when their state changes; the settings, too.
  const stop = publisher.follow(follow)
  return () => {
    stop()
    desktop.keepDisplayOn(false)
  }
}

/** Also at each start, because the program may be at another place now. What is off is left as it is. */
function followLoginStart({ camwall, desktop }: House): void {
  if (!desktop.canStartAtLogin) return
  const { settings } = camwall
  const arrangeNow = async () => {
    try {
      await desktop.startAtLogin(settings.get(unattendedSection).startAtLogin)
    } catch (error) {
      camwall.notify({
        key: 'start-at-login',
        severity: 'warning',
        what: message('notice.no-start-at-login', { error: messageOf(error) }),
      })
    }
  }
  // One after the other: the choice that is written last must be the last one.
  let arranged = Promise.resolve()
  const arrange = () => void (arranged = arranged.then(arrangeNow))
  let inForce = settings.get(unattendedSection).startAtLogin
  if (inForce !== 'off') arrange()
  settings.onChange(() => {
    const next = settings.get(unattendedSection).startAtLogin
    if (next !== inForce) arrange()
    inForce = next
  })
}
