/** Bounds of what a person can set. Free of zod, so that the page can know them without it. */

/** One SUB socket is opened for each address; 256 is also the most cameras that a wall shows. */
export const MAX_CONNECT_ADDRESSES = 256
/** Replies a second for each camera. 60 is what a screen shows; fewer spare the network. */
export const DEFAULT_MAX_FPS = 60
export const MAX_FPS_LIMIT = 240
/** Names kept in the wall's order, four walls' worth; beyond it cameras that are away are forgotten. */
export const MAX_ORDER = 1024
