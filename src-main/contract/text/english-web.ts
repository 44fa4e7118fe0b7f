/** English texts of the web server: one table with those of the other files. */

export const webTexts = {
  'web.title': 'Web',
  'web.address': 'Address',
  'web.off': 'off; for example 8080',
  'web.help':
    'Serves the cameras to browsers and other programs. A port alone serves this computer only; http://0.0.0.0:8080 serves the network, for users only.',
  'web.open': ({ address }: { address: string }) => `Serving on ${address}.`,
  'web.users': 'Users',
  'web.no-users': 'None: anybody at this computer may look.',
  'web.user': 'User',
  'web.user-name': 'Name of the user',
  'web.name-taken': 'There is a user with this name already.',
  'web.not-a-name': 'A name begins with a letter or a digit, and has letters, digits, . _ @ and -.',
  'web.rights': 'May',
  'web.rights.view': 'look',
  'web.rights.arrange': 'look and arrange',
  'web.rights.configure': 'do everything',
  'web.add': 'Add',
  'web.remove-user': ({ name }: { name: string }) => `Remove ${name}`,
  'web.new-password': ({ name }: { name: string }) => `New password for ${name}`,
  'web.new-token': ({ name }: { name: string }) => `New token for ${name}`,
  'web.remove-tokens': ({ name, count }: { name: string; count: number }) =>
    count === 1 ? `Remove the token of ${name}` : `Remove the ${count} tokens of ${name}`,
  'web.password-of': ({ name }: { name: string }) => `Password of ${name}`,
  'web.password-shown-once':
    'It is shown only now: Camwall keeps no more than its hash. A new one can be made at any time.',
  'web.token-of': ({ name }: { name: string }) => `Token of ${name}`,
  'web.token-shown-once':
    'For programs. It is shown only now: Camwall keeps no more than its hash.',

  // The page in a browser.
  'web.log-in': 'Log in',
  'web.name': 'Name',
  'web.password': 'Password',
  'web.not-reached': 'Camwall could not be reached.',
  'web.lost': 'The connection to Camwall is lost. It is tried again.',
  'web.not-accepted':
    'Camwall does not accept the connection of this page: too many browsers show the wall already, or a proxy passes no WebSockets. It is tried again.',
  'web.log-in-not-kept':
    'The log-in is not valid. Does the browser accept cookies from this page? Log in again.',
  'web.not-copied': 'The browser does not let this page copy.',

  // What is wrong.
  'web.no-user': ({ address }: { address: string }) =>
    `${address} is open to other computers, and there is no user.`,
  'web.no-user.todo':
    'Add a user in Settings, or to a hub with --add-user NAME. Or serve this computer only, by a port alone.',
  'web.users-not-read': ({ why }: { why: string }) => `web-users.json could not be read: ${why}`,
  'web.users-not-read.todo':
    'Put back a copy of the file, or remove it and add the users again. It is in the settings folder.',
  'web.no-certificate': ({ why }: { why: string }) =>
    `The certificate or its key cannot be used: ${why}.`,
  'web.no-certificate.todo':
    'Check the files that web.certificate and web.key name in the settings: both are PEM, and Camwall must be able to read them. Camwall retries every 2 seconds.',
  'notice.web-not-served': ({ why }: { why: string }) => `The web server is not open: ${why}`,

  // What clients get instead of what they asked for.
  'web.not-found': 'There is nothing at this address.',
  'web.failed': 'This failed. The log of Camwall has the reason.',
  'web.other-host':
    'This name is not one of this computer. If it is, add it to the names of the web server.',
  'web.other-origin': 'This request came from a page of another site.',
  'web.not-logged-in': 'Log in first, or send a token.',
  'web.no-right': 'This user may not do that.',
  'web.not-understood': 'The request could not be understood.',
  'web.too-often': 'Too many log-ins have failed. Wait a minute.',
  'web.wrong-password': 'The name or the password is wrong.',
  'web.desktop-only': 'This is only possible in a window of Camwall, not in a browser.',
  'web.not-oneself':
    'You cannot remove yourself in a browser. Another user who may do everything can, or a window of Camwall.',
  'web.paths-desktop-only':
    'Files and folders of Camwall’s computer can only be set in a window of Camwall, or in a file of settings.',
  'web.no-length': 'The request must tell its length.',
  'web.too-large': 'The request is too large.',
  'web.too-many': 'Too many clients watch already.',
  'web.no-picture': 'There is no such camera, or it has not sent a picture.',
  'web.no-jpeg':
    'The camera’s newest picture is damaged, or has a format that only browsers can show.',

  // What the series of /metrics are.
  'metrics.info': 'The version of Camwall.',
  'metrics.hub-open': 'Whether the hub receives.',
  'metrics.cameras': 'Cameras by state.',
  'metrics.received': 'Frames that arrived, of all cameras.',
  'metrics.bytes': 'Bytes that arrived, of all cameras.',
  'metrics.camera-live': 'Whether frames of the camera arrive.',
  'metrics.camera-last-frame': 'When the newest frame of the camera arrived; 0 before the first.',
  'metrics.camera-warnings': 'Warnings of the camera.',
  'metrics.camera-received': 'Frames that arrived.',
  'metrics.camera-painted': 'Frames that a window or a browser has drawn.',
  'metrics.camera-unchanged': 'Frames that were not drawn, because the same picture was shown.',
  'metrics.camera-dropped': 'Frames that were overtaken by a newer one.',
  'metrics.camera-damaged': 'JPEGs without their end.',
  'metrics.camera-malformed':
    'Messages that could not be read, and pictures that could not be decoded.',
  'metrics.camera-bytes': 'Bytes of all messages.',
  'metrics.web-walls': 'Browsers that show the wall.',
  'metrics.web-streams': 'Clients of Motion JPEG.',
  'metrics.web-bytes': 'Bytes of pictures that the web server has sent.',
  'metrics.start-time': 'When Camwall started.',
  'metrics.memory': 'Resident memory of this process.',
  'metrics.cpu': 'CPU time of this process.',

  // The command that adds a user to a hub.
  'web.user-added': ({ name }: { name: string }) => `${name} was added.`,
  'web.user-added-with': ({ name, password }: { name: string; password: string }) =>
    `${name} was added. The password is ${password}; it is not shown again.`,
  'web.password-too-short': ({ least }: { least: number }) =>
    `The password must have at least ${least} characters.`,
} as const
