/** English texts of the command line: one table with those of the other files. */
import type { Wording } from './wording.ts'

export const terminalTexts = {
  // What --help prints, and what follows the message about a wrong flag.
  usage: `Usage: camwall [flags]

Shows one live tile for each imageZMQ sender. Flags override the settings for this run and are not saved.

  --mode MODE                req-rep: senders connect to Camwall. pub-sub: Camwall connects to senders. both: both at once
  --listen tcp://*:5555      where Camwall listens in REQ/REP; repeat it. ?prefix=barn/ after it goes before cameras' names
  --connect tcp://HOST:PORT  a sender's address in PUB/SUB; repeat it. ?prefix=barn/&camera=NAME&camera=… after it: only these
  --allow-from ADDRESS       only this address or network may send in REQ/REP, e.g. 192.168.1.0/24; repeat it
  --allow-name NAME          only the camera of this name is shown; repeat it
  --publish ADDRESS          publish all cameras again: a port for this computer only, or tcp://*:5556 for the network
  --publish-prefix TEXT      put TEXT before the names of published cameras
  --publish-to tcp://HOST:PORT [KEY]
                             publish to a relay, to which Camwall connects; repeat it
  --http ADDRESS             serve browsers: a port for this computer only, or http://0.0.0.0:8080 for the network
  --mqtt ADDRESS             tell an MQTT broker, and Home Assistant, of the cameras, e.g. mqtt://homeassistant.local
  --mqtt-user NAME           the user at the broker
  --mqtt-password-file FILE  a file with the password in its first line
  --demo [N]                 run N built-in demo cameras (8)
  --replay PATH              play a recording, or all in a folder, as cameras whose names begin with ▶
  --replay-loop              play it again and again
  --fullscreen               fill the screen with the first window
  --layout NAME              open a window with this layout; repeat it for more windows
  --monitor N                open the window of the --layout before it on monitor N, counted from 1 at the left
  --kiosk                    show only pictures, in full screen; Ctrl+Alt+Shift+Q leaves it, unless set otherwise
  --no-window                receive, record and publish without a window; the icon in the tray opens one
  --config FILE              use settings and layouts of FILE for this run; see --check
  --check FILE               check such a file, print the line and path of each fault, and quit
  --record DIR               record all cameras of this run to files in DIR
  --record-format mkv|mcap   the format of the files: Matroska, one for each camera, or MCAP, one for all
  --record-part MINUTES      begin a new file after so many minutes (60)
  --exit-after SECONDS       quit by itself
  --user-data-dir DIR        keep settings and the log in DIR
  --screenshot FILE          write a PNG of the wall just before it exits; name-2.png of a second window
  --report FILE              write what was received, painted and recorded as JSON on exit
  --help                     print this
  --version                  print the version`,

  // What is wrong with a flag.
  'flag.mode': ({ modes, given }: { modes: string; given: string }) =>
    `--mode takes ${modes}, not "${given}".`,
  'flag.value': ({ flag, why }: { flag: string; why: string }) => `${flag}: ${why}`,
  'flag.too-often': ({ flag, most }: { flag: string; most: number }) =>
    `${flag} can be given at most ${most} times.`,
  'flag.whole-number': ({
    flag,
    least,
    most,
    given,
  }: {
    flag: string
    least: number
    most: number
    given: string
  }) => `${flag} takes a whole number from ${least} to ${most}, not "${given}".`,
  'flag.seconds': ({ flag, given }: { flag: string; given: string }) =>
    `${flag} takes a number of seconds above 0, not "${given}".`,
  'flag.record-format': ({ formats, given }: { formats: string; given: string }) =>
    `--record-format takes ${formats}, not "${given}".`,
  'flag.path': ({ flag }: { flag: string }) => `${flag} needs a path.`,

  'flag.no-window': ({ flag }: { flag: string }) =>
    `--no-window cannot be combined with ${flag}, which needs a window.`,
  'flag.layout': '--layout needs the name of a layout.',
  'flag.no-such-layout': ({ name, names }: { name: string; names: string }) =>
    `--layout: There is no layout “${name}”. There are: ${names}.`,
  'flag.monitor-without-layout':
    '--monitor: Give each --monitor after the --layout that it belongs to.',
  'flag.no-such-monitor': (
    { given, monitors }: { given: number; monitors: string },
    { plain }: Wording,
  ) => `--monitor: There is no monitor ${plain(given)}. There are: ${monitors}.`,
  'flag.monitor': (
    {
      number,
      width,
      height,
      x,
      y,
    }: { number: number; width: number; height: number; x: number; y: number },
    { plain }: Wording,
  ) => `${plain(number)} (${plain(width)}x${plain(height)} at ${plain(x)}, ${plain(y)})`,
  /** Of a list. */
  'flag.and': ({ before, next }: { before: string; next: string }) => `${before}; ${next}`,

  // What is wrong with a file of settings and layouts. `where`: `wall.json:12: hub.mode:`.
  'wall-file.fault': ({ where, why }: { where: string; why: string }) => `${where} ${why}`,
  'wall-file.not-json': ({ why }: { why: string }) => `This is not JSON: ${why}.`,
  'wall-file.unknown-key': 'Camwall does not know this key.',
  'wall-file.not-read': ({ path, error }: { path: string; error: string }) =>
    `${path} could not be read: ${error}`,

  // Lines on the terminal that Camwall was started from.
  'terminal.already-running':
    'Camwall is already running. Its window is now in front. To run a second Camwall, start it with a --user-data-dir of its own.',
  'terminal.flags-ignored':
    'camwall: Camwall is already running, and ignores the flags of a second start. Its window is now in front. Quit it first, or start a second Camwall with a --user-data-dir of its own.',
  'terminal.not-started': 'could not start',
  'terminal.screenshot-not-written': 'the screenshot could not be written',
  'terminal.hub-not-closed': 'the hub could not be closed',
  'terminal.demo-not-stopped': 'the demo cameras could not be stopped',
  'terminal.replay-not-stopped': 'the replay could not be stopped',
  'terminal.report-not-written': 'the report could not be written',
  'terminal.consumers-not-stopped': 'the consumers of frames could not be stopped',
  'terminal.log-not-closed': 'the log could not be closed',
} as const
