/**
 * TCP options that detect a camera that lost its power or its network without closing the connection. The kernel notices
 * within 25 seconds, whether the connection is idle (keepalive) or has a reply in flight (retransmission limit).
 *
 * ZMTP heartbeats cannot be used: REQ sockets of libzmq 4.1 and older treat a PING as a malformed reply and close the
 * connection (`req.cpp`, `req_session_t::push_msg`).
 */
export const KEEPALIVE = {
  tcpKeepalive: 1,
  /** Seconds without traffic before the first probe, seconds between probes, and the number of unanswered probes allowed. */
  tcpKeepaliveIdle: 10,
  tcpKeepaliveInterval: 5,
  tcpKeepaliveCount: 3,
  /** Milliseconds. Without it the kernel retransmits a reply to a dead camera for a quarter of an hour. */
  tcpMaxRetransmitTimeout: 25_000,
} as const
