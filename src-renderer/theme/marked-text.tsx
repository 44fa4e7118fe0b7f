/** A text whose marked part (`Wording.marked`) has an element of its own. */
import { Fragment, type ReactNode } from 'react'
import { markedParts } from '../../src-main/contract/text/wording.ts'

interface MarkedTextProps {
  readonly text: string
  readonly mark: (part: string) => ReactNode
}

export function MarkedText({ text, mark }: MarkedTextProps) {
  const [before, part, after] = markedParts(text)
  return (
    <Fragment>
      {before}
      {mark(part)}
      {after}
    </Fragment>
  )
}
