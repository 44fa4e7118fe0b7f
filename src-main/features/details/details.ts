/** Answers what the panel of details asks for. */
import type { Feature } from '../../app/house.ts'
import type { detailsCommands, detailsRequests } from './contract.ts'

export const details: Feature<typeof detailsRequests, typeof detailsCommands> = {
  name: 'details',
  start({ camwall }) {
    return {
      handlers: {
        'details:latency': (_context, camera) => {
          const latency = camwall.feed.cameras.latencies().cameras.get(camera)
          return latency === undefined ? undefined : { p50: latency.p50, p99: latency.p99 }
        },
      },
      runners: {},
    }
  },
}
