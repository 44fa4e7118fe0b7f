/** A cross on each tile that is read out, with the values of its pixel. */
import { memo } from 'react'
import { useStore } from 'zustand'
import { text } from '../../text/language.ts'
import { readOut, type Cross } from './read-out.ts'

/** CSS pixels from the right and the lower edge of the window, within which the values are on the other side of the cross. */
const EDGE = { x: 220, y: 90 }

export function ReadOutOverlay() {
  const { isOn, crosses } = useStore(readOut.state)
  if (!isOn) return undefined
  return (
    <div className="read-outs" aria-hidden="true">
      {crosses.map((cross) => (
        <ReadOutCross key={cross.tile} cross={cross} />
      ))}
    </div>
  )
}

const ReadOutCross = memo(function ReadOutCross({ cross }: { readonly cross: Cross }) {
  const { camera, at, reading } = cross
  const isLeft = at.x > window.innerWidth - EDGE.x
  const isAbove = at.y > window.innerHeight - EDGE.y
  return (
    <div
      className="read-out"
      data-read-out={camera}
      data-left={isLeft ? true : undefined}
      data-above={isAbove ? true : undefined}
      style={{ left: at.x, top: at.y }}
    >
      <div className="read-out-values">
        {reading === undefined || reading === 'unreadable' ? (
          <span className="read-out-place">
            {reading === undefined ? '…' : text('values.not-read')}
          </span>
        ) : (
          <>
            <span className="read-out-place">
              {text('values.place', { x: String(reading.x), y: String(reading.y) })}
            </span>
            {reading.channels.map(({ name, value }, channel) => (
              <span key={channel} className="read-out-value" data-channel={name}>
                {name === '' ? undefined : <b>{name} </b>}
                {value}
              </span>
            ))}
          </>
        )}
      </div>
    </div>
  )
})
