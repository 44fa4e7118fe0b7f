/** “This is the new Barn”: the cameras of which one can be replaced. */
import { useMemo } from 'react'
import { useCameras, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { hubNow } from '../../text/hub-now.ts'
import { sinceText } from '../../text/numbers.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { replaceable, type ReplaceableCamera } from './replaceable.ts'
import './replace-dialog.css'

const NONE = [] as const

export function ReplaceDialog({ camera }: { readonly camera: string }) {
  const store = useCamwallStore()
  const rows = useCameras()
  const tiles = useTopics((topics) => topics?.tiles ?? NONE)
  const aliases = useTopics((topics) => topics?.aliases ?? NONE)
  const old = useMemo(
    () => replaceable(camera, { tiles, aliases, rows }),
    [camera, tiles, aliases, rows],
  )
  const replace = async ({ name, label }: ReplaceableCamera) => {
    if (!(await store.request('camera:replace', name, camera))) return
    store.closeDialog()
    store.voice.say(text('voice.replaced', { camera, old: label }))
  }
  return (
    <Dialog title={text('replace.title', { camera })}>
      {old.length === 0 ? <p>{text('replace.none')}</p> : <p>{text('replace.help')}</p>}
      <ul className="replaceable">
        {old.map((each) => (
          <li key={each.name}>
            <button type="button" className="replaceable-camera" onClick={() => void replace(each)}>
              <b dir="auto">{each.label}</b>
              {each.label === each.name ? undefined : <span dir="auto">{each.name}</span>}
              <span className="replaceable-since">{sinceWords(each)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function sinceWords({ lastFrameAt }: ReplaceableCamera): string {
  return lastFrameAt === undefined
    ? text('replace.absent')
    : text('replace.gone', { time: sinceText(lastFrameAt, hubNow()) })
}
