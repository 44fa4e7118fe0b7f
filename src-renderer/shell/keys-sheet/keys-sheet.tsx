/** The help sheet: every command with its keys, in the groups of the menus. */
import { useState, type KeyboardEvent } from 'react'
import { keyTable, type KeyGroup } from '../../../src-main/contract/key-table.ts'
import { commands } from '../../features/commands.ts'
import { isOffered } from '../../store/offered.ts'
import { useSingleCharacters } from '../../store/use-camwall.ts'
import { keyLabel } from '../../text/keys.ts'
import { say, text } from '../../text/language.ts'
import { Sheet } from '../../theme/sheet.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { matchingKeys } from './matching-keys.ts'
import './keys-sheet.css'

const offered = commands.filter(({ id }) => isOffered(id))

export function KeysSheet() {
  const hasSingleCharacters = useSingleCharacters()
  const [search, setSearch] = useState('')
  const groups = matchingKeys(keyTable(offered, { hasSingleCharacters }), search)
  return (
    <Sheet title={text('key-table.title')} closeLabel="key-table.close" className="keys">
      <TextField
        label={text('key-table.search')}
        hideLabel
        placeholder={text('key-table.search')}
        text={search}
        why={undefined}
        isFirst
        onText={setSearch}
      />
      <p className="keys-nothing" role="status">
        {groups.length === 0 ? text('key-table.nothing') : ''}
      </p>
      {/* Tab leads from the field to the list, which keys then scroll. */}
      <div
        className="keys-list"
        role="region"
        aria-label={text('key-table.list')}
        tabIndex={0}
        onKeyDown={keepPageKeys}
      >
        {groups.map((group) => (
          <Group key={group.title.key} group={group} />
        ))}
      </div>
    </Sheet>
  )
}

/** They scroll the list, and do not turn the pages of the wall. */
function keepPageKeys(event: KeyboardEvent): void {
  if (event.key === 'PageUp' || event.key === 'PageDown') event.stopPropagation()
}

function Group({ group: { title, rows } }: { readonly group: KeyGroup }) {
  return (
    <section>
      <h3>{say(title)}</h3>
      <dl>
        {rows.map(({ what, keys }) => (
          <div key={say(what)} className="keys-row">
            <dt>{say(what)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{say(keyLabel(key))}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
