/** Asks before recordings are deleted, and says which, and what stays. */
import { useEffect, useState } from 'react'
import type { DeletableFiles, Deletion } from '../../../src-main/contract/recording.ts'
import type { Recorded } from '../../../src-main/features/recordings/contract.ts'
import { useCamwallStore } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { bytesText } from '../../text/numbers.ts'
import { Dialog } from '../../theme/dialog.tsx'
import { FolderWords } from './folder-words.tsx'

interface DeleteDialogProps {
  readonly deletion: Deletion
  readonly labelOf: (camera: string) => string
  readonly close: () => void
  readonly refresh: () => Promise<void>
}

export function DeleteDialog({ deletion, labelOf, close, refresh }: DeleteDialogProps) {
  const store = useCamwallStore()
  const [found, setFound] = useState<Recorded<DeletableFiles>>()
  const [isDeleting, setDeleting] = useState(false)
  const { main } = store
  useEffect(() => {
    void main.ask('recordings:deletable', deletion).then(setFound)
  }, [main, deletion])
  const deletable = found !== undefined && 'files' in found ? found : undefined
  const remove = async (at: number) => {
    setDeleting(true)
    const deleted = await main.ask('recordings:delete', deletion, at)
    if (deleted !== undefined && 'files' in deleted) {
      const { files, bytes } = deleted
      store.voice.say(text('voice.deleted', { files, size: say(bytesText(bytes)) }))
    }
    close()
    await refresh()
  }
  const canDelete = deletable !== undefined && deletable.files > 0 && !isDeleting
  const act = () => void remove(deletable?.at ?? 0)
  return (
    <Dialog
      title={text('recordings.delete-title')}
      close={close}
      {...(canDelete ? { action: { label: text('recordings.delete-now'), act } } : {})}
    >
      {found !== undefined && 'failure' in found ? (
        <FolderWords of={`recordings.failure-${found.failure}`} />
      ) : undefined}
      {deletable === undefined ? undefined : (
        <What deletable={deletable} names={deletion.cameras?.map(labelOf)} />
      )}
      {isDeleting ? <p role="status">{text('recordings.deleting')}</p> : undefined}
    </Dialog>
  )
}

/** Names that are told one by one; of more, only the first ones. */
const MOST_NAMES = 8

interface WhatProps {
  readonly deletable: DeletableFiles
  /** `undefined` are all cameras. */
  readonly names: readonly string[] | undefined
}

function What({ deletable, names }: WhatProps) {
  const { files, bytes, range, protectedFiles, openFiles, sharedFiles } = deletable
  const staying = [
    protectedFiles > 0 ? text('recordings.delete-protected', { count: protectedFiles }) : '',
    openFiles > 0 ? text('recordings.delete-open', { count: openFiles }) : '',
    sharedFiles > 0 ? text('recordings.delete-shared', { count: sharedFiles }) : '',
  ].filter((line) => line !== '')
  return (
    <>
      {range === undefined ? (
        <p>{text('recordings.delete-none')}</p>
      ) : (
        <p>
          <b>{camerasText(names)}</b>
          <br />
          {text('recordings.delete-what', { files, size: say(bytesText(bytes)), ...range })}
        </p>
      )}
      {staying.length === 0 ? undefined : (
        <ul className="recordings-staying">
          {staying.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {range === undefined ? undefined : (
        <p className="setting-help">{text('recordings.delete-whole-files')}</p>
      )}
    </>
  )
}

function camerasText(names: readonly string[] | undefined): string {
  if (names === undefined) return text('recordings.delete-all-cameras')
  const more = names.length - MOST_NAMES
  return text('recordings.delete-cameras', { names: names.slice(0, MOST_NAMES), more })
}
