/** Asks for the PIN that leaves kiosk mode, in the window in which its keys were pressed. */
import { useState } from 'react'
import { PIN_DIGITS } from '../../../src-main/app/kiosk/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { text } from '../../text/language.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { TextField } from '../../theme/text-field.tsx'

export function PinDialog() {
  const isAsked = useTopics(
    (topics) => topics !== undefined && topics.kiosk.asksIn === topics.window.id,
  )
  return isAsked ? <Question /> : undefined
}

function Question() {
  const store = useCamwallStore()
  const [pin, setPin] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const leave = async () => {
    const answer = await store.main.ask('kiosk:leave', pin)
    if (answer?.isRight !== false) return
    setPin('')
    setIsWrong(true)
  }
  return (
    <Dialog
      title={text('kiosk.pin-title')}
      action={{ label: text('kiosk.leave'), act: () => void leave() }}
      close={() => void store.request('kiosk:stay')}
    >
      <TextField
        label={text('kiosk.pin')}
        text={pin}
        why={isWrong ? text('kiosk.wrong-pin') : undefined}
        maxLength={PIN_DIGITS.most}
        isSecret
        takesFocus
        onText={setPin}
      />
    </Dialog>
  )
}
