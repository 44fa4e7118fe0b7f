/**
 * A wall as a relay sees it: Camwall's own SUB end, in a process of its own. Takes the address, then the cameras. Prints one JSON line
 * for each frame: its camera, and its age in milliseconds by the key `sent` of its header.
 */
import { openImageHub } from '../../src-main/receive/imagezmq/open-image-hub.ts'

const [connect = '', ...cameras] = process.argv.slice(2)
const ignore = () => undefined
await openImageHub(
  { mode: 'pub-sub', connect, cameras },
  {
    message: (message) => {
      if (message.kind !== 'picture' || message.sentAt === undefined) return undefined
      console.log(JSON.stringify({ camera: message.camera, age: Date.now() - message.sentAt }))
      return message.camera
    },
    ...{
      isInDemand: () => true,
      isNew: () => false,
      announced: ignore,
      left: ignore,
      woken: ignore,
      behind: ignore,
    },
    ...{ misfit: ignore, senderRefused: ignore, refused: ignore },
    publisher: (address, state) => console.error(`${address} is ${state}`),
    broken: (error) => {
      throw error
    },
  },
)
