/**
 * Answers a request for an upgrade as one without it. RFC 9110, 7.8, lets a server ignore an upgrade, but Node before 24.9 lets
 * only all of them be ignored (`shouldUpgradeCallback`): the request is read once more, without the header,
 * as the last one of its connection.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** The arguments are those of the event `upgrade`. */
export function answerPlainly(
  server: Server,
  { method = '', url = '', httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = [`${method} ${url} HTTP/${httpVersion}`, 'Connection: close']
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!/^(connection|upgrade)$/i.test(rawHeaders[at] ?? ''))
      lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit(socket instanceof TLSSocket ? 'secureConnection' : 'connection', socket)
}
