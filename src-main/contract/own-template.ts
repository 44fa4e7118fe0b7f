/** A template that a person made of an arrangement. Layouts of the kind `own` have a copy of its places. */
import { z } from 'zod'
import { cellsSchema } from './layout-schema.ts'
import { MAX_LAYOUT_NAME_LENGTH, MAX_TEMPLATES } from './limits.ts'

export const templateName = () => z.string().trim().min(1).max(MAX_LAYOUT_NAME_LENGTH)

export const templatesSchema = z
  .array(
    z.object({
      /** Never changes. */
      id: z.string().min(1),
      name: templateName(),
      places: cellsSchema,
    }),
  )
  .max(MAX_TEMPLATES)
  .refine(
    (templates) => new Set(templates.map(({ id }) => id)).size === templates.length,
    'two templates have the same id',
  )
  .readonly()

/** In the order in which they were made. */
export type OwnTemplates = z.infer<typeof templatesSchema>
export type OwnTemplate = OwnTemplates[number]
