/** The kinds of layout that a person can choose from, and the templates of one's own among them. */
import {
  areSamePlaces,
  FREE_GRID,
  LAYOUT_KINDS,
  type LayoutKind,
  type Template,
  type WallLayout,
} from '../../../src-main/contract/layout.ts'
import type { OwnTemplate, OwnTemplates } from '../../../src-main/contract/own-template.ts'
import { text } from '../../text/language.ts'
import { EXAMPLES } from './layout-icon.tsx'

export interface KindOption {
  readonly key: string
  /** What the layout becomes. */
  readonly patch: Pick<WallLayout, 'kind'> & Partial<Pick<WallLayout, 'own' | 'template'>>
  readonly label: string
  readonly help: string
  /** Drawn as a small picture. */
  readonly grid: Template
}

const NAMED_KINDS = LAYOUT_KINDS.filter((kind) => kind !== 'own')

/**
 * The template that the layout uses. It may use one that was deleted, or that came with a file. Of several with its places it
 * is the one that was chosen, else the first.
 */
export function templateOfLayout(
  { kind, own, template }: Pick<WallLayout, 'kind' | 'own' | 'template'>,
  templates: OwnTemplates,
): OwnTemplate | undefined {
  const fitting = kind === 'own' ? templates.filter(({ places }) => areSamePlaces(places, own)) : []
  return fitting.find(({ id }) => id === template) ?? fitting[0]
}

export function kindOptions(layout: WallLayout, templates: OwnTemplates): readonly KindOption[] {
  const isUnnamed = layout.kind === 'own' && templateOfLayout(layout, templates) === undefined
  const unnamed = { id: '', name: text('layout.own'), places: layout.own }
  return [
    ...NAMED_KINDS.map(optionOfKind),
    ...[...templates, ...(isUnnamed ? [unnamed] : [])].map(optionOfTemplate),
  ]
}

/** The key of the option that is in force. */
export function chosenOption(layout: WallLayout, templates: OwnTemplates): string {
  return layout.kind === 'own'
    ? keyOfTemplate(templateOfLayout(layout, templates)?.id ?? '')
    : layout.kind
}

function optionOfKind(kind: Exclude<LayoutKind, 'own'>): KindOption {
  return {
    key: kind,
    patch: { kind },
    label: text(`layout.${kind}`),
    help: text(`layout.help-${kind}`),
    grid: EXAMPLES[kind],
  }
}

function optionOfTemplate({ id, name, places }: OwnTemplate): KindOption {
  return {
    key: keyOfTemplate(id),
    patch: { kind: 'own', own: places, template: id },
    label: name,
    help: text('layout.help-own', { count: places.length }),
    grid: { ...FREE_GRID, cells: places },
  }
}

function keyOfTemplate(id: string): string {
  return `own ${id}`
}
