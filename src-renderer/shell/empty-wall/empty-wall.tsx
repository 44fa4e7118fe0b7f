/** The wall before its first picture: how to send one. */
import { useShallow } from 'zustand/react/shallow'
import { faultsOf, isClosed, type HubFault } from '../../../src-main/contract/hub.ts'
import { uses } from '../../../src-main/contract/mode.ts'
import type { TextKey } from '../../../src-main/contract/text/text.ts'
import type { Topics } from '../../../src-main/features/list.ts'
import { LikelyCauses } from '../../features/health/likely-causes.tsx'
import { useTopics } from '../../store/use-camwall.ts'
import { howToSend } from '../../text/how-to-send.ts'
import { say, text } from '../../text/language.ts'
import { CopyButton } from '../../theme/copy-button.tsx'
import { OpenSettings } from '../notices/strip-acts.tsx'
import { Reach } from '../settings/reach.tsx'
import { PublisherStates } from './publisher-states.tsx'
import './empty-wall.css'

/** What the hints and the list of publishers say. */
const TOLD: ReadonlySet<TextKey> = new Set([
  'cause.no-connection',
  'cause.no-publisher',
  'cause.publisher-waiting',
  'cause.publisher-silent',
  'cause.publisher-keyless',
])

export function EmptyWall() {
  const topics = useTopics(useShallow(shownTopics))
  return topics === undefined ? undefined : (
    <section className="empty" aria-labelledby="empty-title">
      <div className="empty-page">
        <Faults faults={faultsOf(topics.hub)} isAll={isClosed(topics.hub)} />
        {isClosed(topics.hub) ? undefined : <HowToSend topics={topics} />}
      </div>
    </section>
  )
}

type ShownTopics = Pick<Topics, 'hub' | 'settings' | 'computer' | 'hubKey'>

function shownTopics(topics: Topics | undefined): ShownTopics | undefined {
  if (topics === undefined) return undefined
  const { hub, settings, computer, hubKey } = topics
  return { hub, settings, computer, hubKey }
}

function HowToSend({ topics }: { readonly topics: ShownTopics }) {
  const { settings, computer, hub, hubKey } = topics
  const { program, address, lead, caution, hints } = howToSend(
    settings.hub,
    computer,
    settings.hub.encrypt ? hubKey.publicKey : undefined,
  )
  const [before = '', after = ''] = program.split(address)
  return (
    <>
      <h1 id="empty-title">
        <span className="empty-dot" /> {text('empty-wall.title')}
      </h1>
      <p>{lead}</p>
      {caution === undefined ? undefined : <p className="empty-caution">{caution}</p>}
      {uses(settings.hub.mode, 'req-rep') ? <Reach listen={settings.hub.listen} /> : undefined}
      <p>{text('empty-wall.run')}</p>
      <div className="program">
        <pre>
          <code>
            {before}
            <b>{address}</b>
            {after}
          </code>
        </pre>
        <CopyButton content={program} />
      </div>
      {settings.hub.mode === 'pub-sub' || hub.publishers.length > 0 ? (
        <PublisherStates publishers={hub.publishers} />
      ) : undefined}
      <LikelyCauses omitted={TOLD} />
      <p>{text('empty-wall.if-none')}</p>
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </>
  )
}

interface FaultsProps {
  readonly faults: readonly HubFault[]
  /** Nothing else is shown. */
  readonly isAll: boolean
}

function Faults({ faults, isAll }: FaultsProps) {
  if (faults.length === 0) return undefined
  return (
    <>
      {faults.map(({ what, todo }, index) => (
        <div role="alert" key={index}>
          {isAll && index === 0 ? (
            <h1 id="empty-title" className="empty-fault">
              {say(what)}
            </h1>
          ) : (
            <h2 className="empty-fault">{say(what)}</h2>
          )}
          <p>{say(todo)}</p>
        </div>
      ))}
      <div>
        <OpenSettings />
      </div>
    </>
  )
}
