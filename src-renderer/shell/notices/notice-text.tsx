/** The words of a notice: what happened, how often, and what to do. */
import type { Strip } from '../../features/page-feature.ts'

export function NoticeText({ strip: { what, figure, todo } }: { readonly strip: Strip }) {
  return (
    <>
      <b>{what}</b>
      {/* Hidden from screen readers, which would read the whole notice again for each change. */}
      {figure === undefined ? undefined : (
        <span className="notice-figure" aria-hidden="true">
          {' '}
          {figure}
        </span>
      )}
      {todo === undefined ? undefined : <span className="notice-todo"> {todo}</span>}
    </>
  )
}
