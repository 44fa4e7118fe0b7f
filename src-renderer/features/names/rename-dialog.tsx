/** The name that a person gives a camera, beside the one that its sender sends. */
import { useState } from 'react'
import type { SourceKind } from '../../../src-main/contract/source.ts'
import { message, sentences, type Message } from '../../../src-main/contract/text/text.ts'
import { MAX_NAME_LENGTH } from '../../../src-main/contract/limits.ts'
import { useCamera, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { MarkedText } from '../../theme/marked-text.tsx'
import { TextField } from '../../theme/text-field.tsx'

export function RenameDialog({ camera }: { readonly camera: string }) {
  const store = useCamwallStore()
  const before = useTopics(
    (topics) => topics?.aliases.find((alias) => alias.camera === camera)?.alias,
  )
  const isKept = useTopics((topics) =>
    topics?.splits.every(({ cameras, isKept }) => isKept || !cameras.includes(camera)),
  )
  const knownBy = useCamera(camera, (status) => status?.knownBy)
  const lasts = message(isKept === false ? 'rename.until-end' : 'rename.kept')
  const [name, setName] = useState(before ?? camera)
  const rename = async () => {
    if (!(await store.request('names:alias', camera, name))) return
    store.closeDialog()
    store.voice.say(text('voice.renamed', { camera, name: name.trim() || camera }))
  }
  return (
    <Dialog
      title={text('rename.title')}
      action={{ label: text('rename.apply'), act: () => void rename() }}
    >
      <TextField
        label={text('rename.label')}
        text={name}
        why={undefined}
        placeholder={camera}
        maxLength={MAX_NAME_LENGTH}
        onText={setName}
      />
      <p>
        <MarkedText text={text('rename.sent', { camera })} mark={(part) => <b>{part}</b>} />
      </p>
      <p>{knownBy === undefined ? say(lasts) : say(sentences(knownByWords(knownBy), lasts))}</p>
    </Dialog>
  )
}

function knownByWords(knownBy: SourceKind): Message {
  return message(`rename.known-by-${knownBy}`)
}
