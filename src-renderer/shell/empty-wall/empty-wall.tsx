/** A wall without a picture teaches how to send one. */
import { Reach } from '../settings/reach.tsx'
import { useCamwall, useCamwallStore } from '../../store/use-camwall.ts'
import { CopyButton } from './copy-button.tsx'
import { howToSend } from './how-to-send.ts'
import { PublisherStates } from './publisher-states.tsx'
import type { WallState } from '../../../src-main/contract/bridge.ts'
import './empty-wall.css'

export function EmptyWall() {
  const wall = useCamwall((state) => state.wall)
  return wall === undefined ? undefined : (
    <section className="empty" aria-labelledby="empty-title">
      <div className="empty-page">
        {wall.hub.kind === 'fault' ? <Fault hub={wall.hub} /> : <Lesson wall={wall} />}
      </div>
    </section>
  )
}

function Lesson({ wall: { settings, computer, hub, hubKey } }: { readonly wall: WallState }) {
  const { program, address, lead, caution, hints } = howToSend(
    settings.hub,
    computer,
    settings.hub.encrypt ? hubKey.publicKey : undefined,
  )
  const [before = '', after = ''] = program.split(address)
  return (
    <>
      <h1 id="empty-title">
        <span className="empty-pulse" /> Waiting for the first camera
      </h1>
      <p>{lead}</p>
      {caution === undefined ? undefined : <p className="empty-caution">{caution}</p>}
      {settings.hub.mode === 'req-rep' ? <Reach listen={settings.hub.listen} /> : undefined}
      <p>Run this on the computer that has the camera:</p>
      <div className="program">
        <pre>
          <code>
            {before}
            <b>{address}</b>
            {after}
          </code>
        </pre>
        <CopyButton text={program} />
      </div>
      {hub.kind === 'subscribed' ? <PublisherStates publishers={hub.publishers} /> : undefined}
      <p>A tile appears by itself with the first picture. If none comes:</p>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </>
  )
}

function Fault({ hub }: { readonly hub: { readonly what: string; readonly todo: string } }) {
  const store = useCamwallStore()
  return (
    <>
      <div role="alert">
        <h1 id="empty-title" className="empty-fault">
          {hub.what}
        </h1>
        <p>{hub.todo}</p>
      </div>
      <div>
        <button type="button" className="button" onClick={() => store.openSettings()}>
          Open Settings
        </button>
      </div>
    </>
  )
}
