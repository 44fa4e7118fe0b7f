/** JSON with the line of each of its values, so that a fault can be found in the file. */
import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser'

export type JsonPath = readonly (string | number)[]

export type JsonLines =
  | {
      readonly ok: true
      readonly value: unknown
      /** The line, from 1 on, of the value with this path, or of the innermost value around it that exists. */
      lineOf(path: JsonPath): number
    }
  | { readonly ok: false; readonly faults: readonly SyntaxFault[] }

export interface SyntaxFault {
  readonly line: number
  /** In English: `comma expected`. */
  readonly why: string
}

/** Standard JSON: no comments, no trailing commas. */
export function readJsonLines(text: string): JsonLines {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  if (tree === undefined || errors.length > 0) {
    const faults = errors.map(({ offset, error }) => ({
      line: lineAt(text, offset),
      why: spaced(printParseErrorCode(error)),
    }))
    return { ok: false, faults }
  }
  return {
    ok: true,
    value: getNodeValue(tree),
    lineOf: (path) => lineAt(text, offsetOf(tree, path)),
  }
}

/** Where its key begins, which may be on a line before its value. */
function offsetOf(tree: Node, path: JsonPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node !== undefined)
      return node.parent?.type === 'property' ? node.parent.offset : node.offset
  }
  return tree.offset
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length
}

/** `CommaExpected` becomes `comma expected`. */
function spaced(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
