/** English texts of the panel of details: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const detailsTexts = {
  'details.close': 'Close details',
  'details.sender': 'Sender',
  'details.sent-by': ({ mode, knownBy }: { mode: string; knownBy: string }) =>
    `${mode}, known by ${knownBy}`,
  'details.req-rep': 'REQ/REP',
  'details.pub-sub': 'PUB/SUB',
  'details.known-by-key': 'its key',
  'details.known-by-address': 'its address',
  'details.known-by-connection': 'its connection',
  'details.picture': 'Picture',
  'details.size': (
    { format, width, height }: { format: string; width: number; height: number },
    { plain }: Wording,
  ) => `${format}, ${plain(width)}×${plain(height)}`,
  'details.frame': 'Newest frame',
  'details.received': 'Received',
  'details.painted': 'Painted',
  'details.bandwidth': 'Bandwidth',
  'details.mbps': ({ mbps }: { mbps: number }, { number }: Wording) =>
    `${number(mbps, mbps < 10 ? 1 : 0)} Mbit/s`,
  'details.latency': 'Latency',
  'details.milliseconds': ({ p50, p99 }: { p50: number; p99: number }, { number }: Wording) =>
    `${number(p50)} ms, 99% below ${number(p99)} ms`,
  'details.no-latency': 'The sender reports no times.',
  'details.age': 'Age',
  'details.since': 'First picture',
  'details.counts': 'Since Camwall started',
  'details.received-count': 'Pictures received',
  'details.painted-count': 'Painted',
  'details.unchanged-count': 'Unchanged',
  'details.dropped-count': 'Dropped',
  'details.damaged-count': 'Damaged',
  'details.malformed-count': 'Not shown',
  'details.bytes-count': 'Data',
  'details.number': ({ count }: { count: number }, { number }: Wording) => number(count),
  'details.readings': 'Readings',
} as const
