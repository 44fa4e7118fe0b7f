/**
 * A camera that loses its power, or its network, says no goodbye. The kernel's own probes notice, after 25 seconds at
 * most, whether the connection is idle (keepalive) or has a reply on its way (the retransmission limit).
 *
 * Not ZMTP's heartbeats: REQ sockets of libzmq 4.1 and older take a PING for a broken reply, and hang up (`req.cpp`,
 * `req_session_t::push_msg`).
 */
export const KEEPALIVE = {
  tcpKeepalive: 1,
  /** Seconds of silence until the first probe; from one to the next; and how many may stay without an answer. */
  tcpKeepaliveIdle: 10,
  tcpKeepaliveInterval: 5,
  tcpKeepaliveCount: 3,
  /** Milliseconds. Without it the kernel repeats a reply to a dead camera for a quarter of an hour. */
  tcpMaxRetransmitTimeout: 25_000,
} as const
