/** English texts of MQTT: one table with those of the other files. */

export const mqttTexts = {
  'mqtt.title': 'MQTT and Home Assistant',
  'mqtt.broker': 'Broker',
  'mqtt.off': 'off; for example mqtt://192.168.1.5',
  'mqtt.user': 'User',
  'mqtt.no-user': 'none',
  'mqtt.password': 'Password',
  'mqtt.has-password': 'saved; type another one to change it',
  'mqtt.no-password': 'none',
  'mqtt.remove-password': 'Remove password',
  'mqtt.pictures': 'Seconds between pictures',
  'mqtt.no-pictures': 'none',
  'mqtt.help':
    'Tells a broker the state, the frame rate and the readings of every camera. Home Assistant finds them by itself, as devices. With mqtts:// the connection is encrypted; without it, everybody on the network can read the password.',
  'mqtt.state.connecting': 'Connecting…',
  'mqtt.state.connected': 'Connected.',

  'mqtt.other-scheme': ({ scheme }: { scheme: string }) =>
    `${scheme}:// is not MQTT. Type an address such as mqtt://homeassistant.local, or mqtts:// for an encrypted connection.`,
  'mqtt.user-in-address':
    'Leave the user and the password out of the address: there are fields for them.',
  'mqtt.lost': ({ broker, why }: { broker: string; why: string }) =>
    why === '' ? `${broker} has closed the connection.` : `${broker} cannot be reached: ${why}`,
  'mqtt.not-read': ({ error }: { error: string }) =>
    `The password or a file for it cannot be read: ${error}`,

  'notice.mqtt': ({ why }: { why: string }) => `MQTT: ${why}`,
  'notice.mqtt.todo':
    'Camwall tries again. Check the broker, the user and the password in Settings.',
} as const
