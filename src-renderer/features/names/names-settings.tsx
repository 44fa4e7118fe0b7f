/** How names of cameras are made: a rule for all or for one sender, with what it makes of the messages that come now. */
import { useState } from 'react'
import {
  FOUND,
  type NamePreview,
  type NameRule,
  type PreviewRow,
} from '../../../src-main/features/names/contract.ts'
import { useCamwallStore, useTopics } from '../../store/use-camwall.ts'
import { say, text } from '../../text/language.ts'
import { SelectField } from '../../theme/select-field.tsx'
import { TextField } from '../../theme/text-field.tsx'
import { draftOf, isSameRule, RULE_KINDS, ruleOf, TYPED_LENGTH, type Draft } from './draft.ts'
import { rulesOfSources, type RuleOfSource } from './rules-of-sources.ts'
import { usePreview } from './use-preview.ts'
import './names-settings.css'

const NONE = [] as const

export function NamesSettings() {
  const store = useCamwallStore()
  const forAll = useTopics((topics) => topics?.settings.names.rule ?? FOUND)
  const kept = useTopics((topics) => topics?.settings.names.sources ?? NONE)
  /** The source whose rule is shown; that of all others without one. */
  const [of, setOf] = useState<string>()
  const [draft, setDraft] = useState<Draft>()
  const [previewed, setPreviewed] = useState<NameRule>()
  const preview = usePreview(previewed ?? forAll)
  const sources = rulesOfSources(kept, preview.rows)
  const source = sources.find(({ key }) => key === of)
  const inForce = source?.rule ?? forAll
  const shown = draft ?? draftOf(inForce)
  const rule = ruleOf(shown)

  const show = (next: Draft | undefined, over: NameRule = inForce) => {
    setDraft(next)
    setPreviewed(next === undefined ? over : ruleOf(next))
  }
  const choose = (key: string | undefined) => {
    setOf(key)
    show(undefined, sources.find((each) => each.key === key)?.rule ?? forAll)
  }
  const set = async (next: NameRule | undefined) => {
    const isSet = await store.request('names:set-rule', source?.key, next)
    // An applied rule stays as it was typed: that of a source is known to be in force only with the next preview.
    if (isSet && next === undefined) show(draftOf(forAll))
  }
  const canApply = rule !== undefined && preview.fault === undefined && !isSameRule(rule, inForce)
  const isRuled = rule !== undefined && rule.kind !== 'found' && preview.fault === undefined
  const rows =
    source === undefined ? preview.rows : preview.rows.filter((row) => row.source === source.key)
  return (
    <fieldset className="setting names">
      <legend>{text('names.title')}</legend>
      <SourceChoice sources={sources} chosen={source} choose={choose} />
      <RuleFields draft={shown} preview={preview} change={show} />
      {source === undefined ? undefined : (
        <p className="setting-help">{text(`names.known-by-${source.knownBy}`)}</p>
      )}
      <Preview rows={rows} isRuled={isRuled} />
      <div className="names-acts">
        {source?.rule === undefined ? undefined : (
          <button type="button" className="button" onClick={() => void set(undefined)}>
            {text('names.use-for-all')}
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={!canApply}
          onClick={() => void set(rule)}
        >
          {text('names.apply')}
        </button>
      </div>
    </fieldset>
  )
}

interface SourceChoiceProps {
  readonly sources: readonly RuleOfSource[]
  readonly chosen: RuleOfSource | undefined
  readonly choose: (key: string | undefined) => void
}

function SourceChoice({ sources, chosen, choose }: SourceChoiceProps) {
  return (
    <SelectField
      className="choice"
      label={text('names.of')}
      // By position, because a connection's key has characters that no attribute can have.
      value={String(chosen === undefined ? -1 : sources.indexOf(chosen))}
      options={[
        ['-1', text('names.of-all')],
        ...sources.map((source, index) => [String(index), sourceWords(source)] as const),
      ]}
      choose={(index) => choose(sources[Number(index)]?.key)}
    />
  )
}

function sourceWords({ knownBy, label, name, rule }: RuleOfSource): string {
  const called =
    knownBy === 'connection'
      ? text('names.of-connection', { name })
      : name === label
        ? label
        : text('names.of-source', { source: label, name })
  return rule === undefined ? called : text('names.of-source-with-rule', { source: called })
}

interface RuleFieldsProps {
  readonly draft: Draft
  readonly preview: NamePreview
  readonly change: (draft: Draft) => void
}

function RuleFields({ draft, preview, change }: RuleFieldsProps) {
  const { kind, typed } = draft
  const hasText = kind === 'separator' || kind === 'key' || kind === 'pattern'
  return (
    <>
      <SelectField
        className="choice"
        label={text('names.rule')}
        value={kind}
        options={RULE_KINDS.map((each) => [each, text(`names.rule.${each}`)] as const)}
        choose={(next) => change({ kind: next, typed: '' })}
      />
      {hasText ? (
        <TextField
          label={text(`names.${kind}`)}
          text={typed}
          why={preview.fault === undefined ? undefined : say(preview.fault)}
          maxLength={TYPED_LENGTH[kind]}
          onText={(next) => change({ kind, typed: next })}
          {...(kind === 'key' ? { placeholder: text('names.key-example') } : {})}
        />
      ) : undefined}
      {kind === 'pattern' ? (
        <p className="setting-help">{text('names.pattern-help')}</p>
      ) : undefined}
      {kind === 'source' ? <p className="setting-help">{text('names.source-help')}</p> : undefined}
    </>
  )
}

interface PreviewProps {
  readonly rows: readonly PreviewRow[]
  /** Whether a rule gives the names, which may find none. */
  readonly isRuled: boolean
}

function Preview({ rows, isRuled }: PreviewProps) {
  return (
    <section className="names-preview" aria-label={text('names.preview')}>
      <h3>{text('names.preview')}</h3>
      {rows.length === 0 ? (
        <p className="setting-help">{text('names.preview-empty')}</p>
      ) : (
        <ul>
          {rows.map(({ source, text: sent, name, isDefault }, index) => (
            <li key={`${source} ${index}`}>
              <code title={sent} dir="auto">
                {sent === '' ? '""' : sent}
              </code>
              <span className="names-name">
                <b dir="auto">{name}</b>
                {isDefault && isRuled ? (
                  <span className="names-default">{text('names.preview-default')}</span>
                ) : undefined}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isRuled && rows.some(({ isDefault }) => isDefault) ? (
        <p className="setting-help names-default-help">{text('names.default-help')}</p>
      ) : undefined}
    </section>
  )
}
