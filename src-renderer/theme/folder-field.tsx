/** A folder that a person can change only in the system's dialog, and the buttons for that. */
import './folder-field.css'

interface FolderAct {
  readonly text: string
  readonly run: () => void
}

interface Props {
  readonly label: string
  /** Its path. */
  readonly folder: string | undefined
  readonly acts: readonly FolderAct[]
}

export function FolderField({ label, folder, acts }: Props) {
  return (
    <>
      <p className="folder-field">
        {label} <output>{folder}</output>
      </p>
      <p className="setting-acts folder-acts">
        {acts.map(({ text, run }) => (
          <button key={text} type="button" className="button" onClick={run}>
            {text}
          </button>
        ))}
      </p>
    </>
  )
}
