/** Bounds of what a person can set. Free of zod, so that the page can know them without it. */

/** One SUB socket is opened for each address; 256 is also the most cameras that a wall shows. */
export const MAX_CONNECT_ADDRESSES = 256
/** Replies a second for each camera. 60 is what a screen shows; fewer spare the network. */
export const DEFAULT_MAX_FPS = 60
export const MAX_FPS_LIMIT = 240
/** Frames a second of all cameras together: beyond it, the limit of each camera holds before. */
export const MAX_WALL_FPS_LIMIT = MAX_CONNECT_ADDRESSES * MAX_FPS_LIMIT
/** A small JPEG of 10 kB each second; with less, a camera shows nothing that could be called live. */
export const MIN_MBPS_LIMIT = 0.1
/** The fastest network port that a computer with a wall is likely to have. */
export const MAX_MBPS_LIMIT = 10_000
/** A reply is held for 2 seconds at most, or senders restart themselves: slower than this cannot be kept. */
export const MIN_HIDDEN_FPS = 0.5
/** Enough to tell that a camera lives, and to have a picture at once when it is shown again. */
export const DEFAULT_HIDDEN_FPS = 1
/** As for a camera that is seen, whose own limit holds before. */
export const MAX_HIDDEN_FPS = DEFAULT_MAX_FPS
/** Tiles that are kept, four walls' worth; beyond it those of cameras that are away are forgotten. */
export const MAX_TILES = 1024
/** Windows whose places are kept: more than a computer has screens. */
export const MAX_WINDOWS = 16
/** Lines in each list, of publishers and of who may send: a line for each camera of a full wall. */
export const MAX_ALLOWED = MAX_CONNECT_ADDRESSES
