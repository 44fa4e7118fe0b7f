/** Says what the next click does while tiles are moved, swapped or resized by clicks, with the buttons for it. */
import { useStore } from 'zustand'
import type { LayoutKind } from '../../../src-main/contract/layout.ts'
import { message, type Message } from '../../../src-main/contract/text/text.ts'
import type { ClickTarget } from '../../store/click-mode.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { resizeByClick } from './resize-by-click.ts'
import './arrange-bar.css'

export function ArrangeBar() {
  const store = useCamwallStore()
  const { clickMode, tiles } = store
  const target = useStore(clickMode.state)
  const tile = useStore(tiles.state, (all) => all.find(({ id }) => id === target?.tile))
  const kind = useTopics((topics) => topics?.layout.kind)
  if (target === undefined || tile === undefined || kind === undefined) return undefined
  const count = target.ids.length
  const what = count === 1 ? tile.label : message('voice.tiles', { count })
  const resizes = target.act === 'resize' && (kind === 'free' || kind === 'fit')
  return (
    <div className="arrange-bar" role="group" aria-label={text('arrange.label')}>
      <span className="arrange-what" role="status">
        {say(instruction(target, kind, what))}
      </span>
      {resizes ? (
        <>
          <button type="button" className="button" onClick={() => resizeByClick(store, tile, -1)}>
            {text('arrange.smaller')}
          </button>
          <button type="button" className="button" onClick={() => resizeByClick(store, tile, 1)}>
            {text('arrange.larger')}
          </button>
        </>
      ) : undefined}
      <button type="button" className="button" onClick={() => clickMode.end()}>
        {text(target.act === 'resize' ? 'arrange.done' : 'arrange.cancel')}
      </button>
    </div>
  )
}

function instruction({ act }: ClickTarget, kind: LayoutKind, what: string | Message): Message {
  if (act === 'move') return message('arrange.move', { what })
  if (act === 'swap') return message('arrange.swap', { what })
  if (kind === 'free') return message('arrange.resize-free', { what })
  return kind === 'fit' ? message('arrange.resize-fit', { what }) : message('arrange.fixed')
}
