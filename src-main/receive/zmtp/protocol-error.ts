/** Why a connection is closed: what its peer sent is not what ZMTP allows, or more than Camwall takes. */

/**
 * `not-zmtp`: another protocol, or ZMTP 1.0. `mechanism`: it encrypts, or has a password. `socket-type`: its socket does not fit.
 * `ended`: it does not want the connection.
 */
export type ProtocolFault =
  | 'not-zmtp'
  | 'mechanism'
  | 'socket-type'
  | 'malformed'
  | 'too-large'
  | 'ended'

export class ProtocolError extends Error {
  readonly fault: ProtocolFault

  constructor(fault: ProtocolFault) {
    super(`The peer does not speak the protocol: ${fault}.`)
    this.fault = fault
  }
}
