/** What `--help` prints, and what follows the message about a wrong flag. */

export const USAGE = `Usage: camwall [flags]

Shows one live tile for each imageZMQ sender. Flags override the settings for this run and are not saved.

  --mode req-rep|pub-sub     REQ/REP: senders connect to Camwall. PUB/SUB: Camwall connects to senders.
  --listen tcp://*:5555      where Camwall listens in REQ/REP
  --connect tcp://HOST:PORT  a sender's address in PUB/SUB; repeat it for each sender
  --allow-from ADDRESS       only this address or network may send in REQ/REP, e.g. 192.168.1.0/24; repeat it
  --allow-name NAME          only the camera of this name is shown; repeat it
  --demo [N]                 run N built-in demo cameras (8)
  --fullscreen               fill the screen with the first window
  --exit-after SECONDS       quit by itself
  --user-data-dir DIR        keep settings in DIR
  --screenshot FILE          write a PNG of the wall just before it exits; name-2.png of a second window
  --report FILE              write what was received and painted as JSON on exit
  --help                     print this
  --version                  print the version`
