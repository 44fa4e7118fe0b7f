/** What answers pages that are no windows of this program: pages in browsers. The program that composes Camwall gives it. */
import type { CommandContract } from '../../contract/command.ts'
import type { RequestContracts } from '../../contract/request.ts'
import type { AnyHandlers } from './answer.ts'

export interface PageAnswers {
  readonly requests: RequestContracts
  readonly commands: readonly CommandContract[]
  /** Of the core and the features, without those of windows. */
  readonly handlers: AnyHandlers
  readonly runners: AnyHandlers
  /** Ids of those that nothing here carries out, because this program does not have their features: no page offers them. */
  readonly absentCommands: readonly string[]
  /** What a page expects of the features that this program does not have. */
  readonly absentTopics: object
}
