/** Pictures as files: what they are called, by a template, and the formats of raw arrays. */
import { message, type Message } from './text/text.ts'

/** Files of raw arrays: PNG, which every program reads, or NumPy's format, which holds every array. */
export const ARRAY_FORMATS = ['png', 'npy'] as const
export type ArrayFormat = (typeof ARRAY_FORMATS)[number]

/** What a template has in braces. */
export const FILE_FIELDS = ['camera', 'time', 'date'] as const
export type FileField = (typeof FILE_FIELDS)[number]

/** With `/` between folders. */
export const DEFAULT_FILE_TEMPLATE = '{camera} {time}'

/** Characters of a template: with its fields filled in, a longer one would leave nothing of a path of 260 characters (Windows). */
const MAX_FILE_TEMPLATE_LENGTH = 100

export type FileTemplateCheck =
  | { readonly ok: true; readonly template: string }
  | { readonly ok: false; readonly why: Message }

/** What no name of a file can have in Windows, apart from `/`. */
const REFUSED = /[<>:"\\|?*\p{Cc}]/u
const FIELD = /\{([^{}]*)\}/g

export function checkFileTemplate(typed: string): FileTemplateCheck {
  const template = typed.trim()
  const refused = (why: Message): FileTemplateCheck => ({ ok: false, why })
  if (template === '') return refused(message('file-template.empty'))
  if (template.length > MAX_FILE_TEMPLATE_LENGTH)
    return refused(message('file-template.long', { most: MAX_FILE_TEMPLATE_LENGTH }))
  const unknown = fieldsOf(template).find((field) => !isFileField(field))
  if (unknown !== undefined)
    return refused(message('file-template.unknown', { field: `{${unknown}}` }))
  const text = template.replaceAll(FIELD, '')
  if (/[{}]/.test(text)) return refused(message('file-template.braces'))
  const [character] = REFUSED.exec(text) ?? []
  if (character !== undefined) return refused(message('file-template.character', { character }))
  const parts = template.split('/').map((part) => part.trim())
  if (parts.some((part) => /^\.*$/.test(part))) return refused(message('file-template.part'))
  return { ok: true, template }
}

/** @param of - the value of each field; must have no `/` */
export function fillFileTemplate(template: string, of: (field: FileField) => string): string {
  return template.replaceAll(FIELD, (whole, field: string) =>
    isFileField(field) ? of(field) : whole,
  )
}

function fieldsOf(template: string): readonly string[] {
  return [...template.matchAll(FIELD)].map(([, field = '']) => field)
}

function isFileField(field: string): field is FileField {
  return FILE_FIELDS.some((known) => known === field)
}
