/** English texts of the hub without windows: one table with those of the other files. */

export const hubTexts = {
  // What its --help prints, and what follows the message about a wrong flag.
  'hub.usage': `Usage: camwall-hub [flags]

Receives imageZMQ senders without a window. Flags override environment variables, these override the file of --config, and that
overrides the saved settings. None of them is saved.

  --mode MODE                req-rep: senders connect to Camwall. pub-sub: Camwall connects to senders. both: both at once
  --listen tcp://*:5555      where Camwall listens in REQ/REP; repeat it. ?prefix=barn/ after it goes before cameras' names
  --connect tcp://HOST:PORT  a sender's address in PUB/SUB; repeat it. ?prefix=barn/&camera=NAME&camera=… after it: only these
  --allow-from ADDRESS       only this address or network may send in REQ/REP, e.g. 192.168.1.0/24; repeat it
  --allow-name NAME          only the camera of this name is received; repeat it
  --publish ADDRESS          publish all cameras again: a port for this computer only, or tcp://*:5556 for the network
  --publish-prefix TEXT      put TEXT before the names of published cameras
  --publish-to tcp://HOST:PORT [KEY]
                             publish to a relay, to which this hub connects; repeat it
  --http ADDRESS             serve browsers: a port for this computer only, or http://0.0.0.0:8080 for the network
  --mqtt ADDRESS             tell an MQTT broker, and Home Assistant, of the cameras, e.g. mqtt://homeassistant.local
  --mqtt-user NAME           the user at the broker
  --mqtt-password-file FILE  a file with the password in its first line
  --config FILE              use the settings of FILE for this run; see --check
  --check FILE               check such a file, print the line and path of each fault, and quit
  --record DIR               record all cameras of this run to files in DIR
  --record-format mkv|mcap   the format of the files: Matroska, one for each camera, or MCAP, one for all
  --record-part MINUTES      begin a new file after so many minutes (60)
  --add-user NAME            add a user of the web server, or give one a new password, and quit; the password is read from the
                             standard input, or made and printed once
  --user-rights RIGHT        what that user may do: view (unless given), arrange, or configure
  --exit-after SECONDS       quit by itself
  --user-data-dir DIR        keep settings and the log in DIR
  --report FILE              write what was received and recorded as JSON on exit
  --help                     print this
  --version                  print the version

The variable of --user-data-dir is CAMWALL_USER_DATA_DIR, and so on. One of a flag that can be repeated has commas between the values.`,

  'flag.add-user': ({ given }: { given: string }) =>
    `--add-user takes a name of letters, digits, . _ @ and -, not "${given}".`,
  'flag.user-rights': ({ rights, given }: { rights: string; given: string }) =>
    `--user-rights takes ${rights}, not "${given}".`,

  'relay.usage': `Usage: camwall-relay [flags]

Passes cameras from the hubs of several sites to walls. Hubs connect to it with --publish-to, walls with --connect.
Flags override environment variables.

  --sites tcp://*:5557       where hubs connect
  --walls tcp://*:5558       where walls connect
  --site-key=KEY             only hubs with one of these public keys may connect, encrypted; repeat it
  --wall-key=KEY             only walls with one of these public keys may connect, encrypted; repeat it
  --allow-from ADDRESS       only this address or network may connect, e.g. 192.168.1.0/24; repeat it
  --queue N                  frames that may wait for each wall (64): twice as many as it has cameras
  --user-data-dir DIR        keep the relay's key in DIR
  --help                     print this
  --version                  print the version

The variable of --user-data-dir is CAMWALL_RELAY_USER_DATA_DIR, and so on. One of a flag that can be repeated has commas between the values.`,

  'relay.key': ({ key, path }: { key: string; path: string }) =>
    `the relay's public key is ${key}; its secret key is in ${path}, which only its owner can read, and is not encrypted`,
  'relay.refused-key': ({ flag, key }: { flag: string; key: string }) =>
    `If it is yours, start the relay with '${flag}=${key}', too.`,
  'relay.listening': ({ sites, walls }: { sites: string; walls: string }) =>
    `relay listening: hubs connect to ${sites}, walls to ${walls}`,

  // Who uses a settings folder.
  'hub.holder': ({ id }: { id: number }) => `a Camwall hub, process ${id}`,
  'terminal.holder': ({ id }: { id: number }) => `Camwall, process ${id}`,
  'terminal.folder-in-use': ({ folder, holder }: { folder: string; holder: string }) =>
    `${folder} is in use by ${holder || 'a program that does not answer'}. Stop it, or start this one with a --user-data-dir of its own.`,

  'hub.cannot-record': ({ node }: { node: string }) =>
    `--record needs Node 22.13 or newer, and this is Node ${node}`,

  // Lines of the log.
  'hub.not-locked': ({ folder, why }: { folder: string; why: string }) =>
    `warning: ${folder} could not be locked: ${why}. Do not start a second Camwall with this folder.`,
  'hub.no-sqlite': ({ node }: { node: string }) =>
    `events are not stored, and nothing is recorded: Node ${node} has no SQLite, Node 22.13 and newer have it`,
  'hub.key': ({ key, path }: { key: string; path: string }) =>
    `the hub's public key is ${key}; its secret key is in ${path}, which only its owner can read, and is not encrypted`,
} as const
