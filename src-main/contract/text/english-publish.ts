/** English texts of publishing: one table with those of the other files. */

export const publishTexts = {
  'publish.title': 'Publish cameras',
  'publish.address': 'Address',
  'publish.off': 'off; for example 5556',
  'publish.relays': 'Relays',
  'publish.no-relays': 'none; one address per line, and its key',
  'publish.prefix': 'Prefix of names',
  'publish.no-prefix': 'none',
  'publish.max-fps': 'Max fps per camera',
  'publish.help':
    'Publishes every camera again (PUB/SUB), for other walls and for imagezmq.ImageHub(REQ_REP=False). A port alone serves this computer only; tcp://*:5556 serves the network. Only cameras that somebody subscribes to are asked for.',
  'publish.open': ({ address, count }: { address: string; count: number }) =>
    count === 0
      ? `Publishing on ${address}. Nobody subscribes.`
      : `Publishing on ${address}. Somebody subscribes.`,

  'publish.relay.connected': ({ address, count }: { address: string; count: number }) =>
    count === 0
      ? `Connected to the relay ${address}. Nobody subscribes there.`
      : `Connected to the relay ${address}. Somebody subscribes there.`,
  'publish.relay.waiting': ({ address }: { address: string }) =>
    `The relay ${address} does not answer. Camwall tries again.`,
  'publish.relay.refused': ({ address }: { address: string }) =>
    `The relay ${address} does not accept the keys. Check its public key here, and this hub's key there.`,
  'publish.relay.keyless': ({ address }: { address: string }) =>
    `Nothing is published to the relay ${address}: Encrypt is on, and its line has no public key.`,

  'notice.publish-loop': ({ camera }: { camera: string }) =>
    `${camera} is a camera that this Camwall publishes, and that came back from another hub. It is not published again.`,
  'notice.publish-loop.todo':
    'Two hubs receive from each other. Let one of them receive only the cameras that it needs, or remove its address.',
  'notice.not-published': ({ why }: { why: string }) => `Cameras are not published: ${why}`,
} as const
