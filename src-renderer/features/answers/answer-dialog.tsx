/** The text with which the hub answers a camera: once, or until it is changed. */
import { useState } from 'react'
import { TriangleAlert } from 'lucide-react'
import { OK } from '../../../src-main/contract/hub.ts'
import { MAX_ANSWER_LENGTH } from '../../../src-main/features/answers/contract.ts'
import { labelsBy } from '../../store/camera-labels.ts'
import { useCamera, useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { Segments } from '../../theme/segments.tsx'
import { TextField } from '../../theme/text-field.tsx'
import './answer-dialog.css'

const HOW = ['once', 'kept'] as const

export function AnswerDialog({ camera }: { readonly camera: string }) {
  const aliases = useTopics((topics) => topics?.aliases) ?? []
  const mode = useCamera(camera, (status) => status?.mode)
  const label = labelsBy(aliases)(camera)
  return mode === 'pub-sub' ? (
    <Dialog title={text('answers.title', { camera: label })}>
      <p>{text('answers.not-possible')}</p>
    </Dialog>
  ) : (
    <Answer camera={camera} label={label} />
  )
}

interface AnswerProps {
  readonly camera: string
  /** What it is called on the wall. */
  readonly label: string
}

function Answer({ camera, label }: AnswerProps) {
  const store = useCamwallStore()
  const answers = useTopics((topics) => topics?.answers)
  const now = answers?.kept.find((answer) => answer.camera === camera)?.text ?? OK
  const next = answers?.once.find((answer) => answer.camera === camera)?.text
  const [typed, setTyped] = useState(now)
  const [how, setHow] = useState<(typeof HOW)[number]>('once')
  const answer = async () => {
    const given = typed.trim()
    if (given === '' || !(await store.request('answers:set', camera, given, how))) return
    store.closeDialog()
    store.voice.say(text('answers.set', { camera: label, text: given }))
  }
  return (
    <Dialog
      title={text('answers.title', { camera: label })}
      action={{ label: text('answers.apply'), act: () => void answer() }}
    >
      <p>{text('answers.what')}</p>
      <TextField
        label={text('answers.text')}
        text={typed}
        why={undefined}
        maxLength={MAX_ANSWER_LENGTH}
        onText={setTyped}
      />
      <Segments
        name="answer-how"
        value={how}
        choices={HOW}
        textOf={(choice) => text(`answers.${choice}`)}
        choose={setHow}
      />
      <p className="answer-warning">
        <TriangleAlert aria-hidden />
        <span>{text('answers.warning')}</span>
      </p>
      <p>{text('answers.now', { text: now })}</p>
      {next === undefined ? undefined : <p>{text('answers.waiting', { text: next })}</p>}
    </Dialog>
  )
}
