/** Bounds of the wall and of the settings. Does not import zod, so that the page can use them without it. */

/** More tiles cannot be distinguished on one screen, and each camera keeps a frame in memory. */
export const MAX_CAMERAS = 256
/**
 * Cameras that one source keeps while others want a place on a full wall. A program that republishes 64 cameras keeps all of
 * them, and no single source fills the wall.
 */
export const MAX_CAMERAS_OF_SOURCE = MAX_CAMERAS / 4
/** Frames a second for each camera. A screen shows 60; lower values save bandwidth. */
export const DEFAULT_MAX_FPS = 60
export const MAX_FPS_LIMIT = 240
/** Frames a second of all cameras together. A higher value has no effect, because of the limit of each camera. */
export const MAX_WALL_FPS_LIMIT = MAX_CAMERAS * MAX_FPS_LIMIT
/** About one small JPEG of 10 kB a second; below that a camera is not live. */
export const MIN_MBPS_LIMIT = 0.1
/** The fastest network interface that is likely in a computer that runs a wall. */
export const MAX_MBPS_LIMIT = 10_000
/** A reply can be held for at most 2 seconds, since senders would restart themselves; lower rates are not possible. */
export const MIN_HIDDEN_FPS = 0.5
/** Enough to see that a camera is live, and to have a recent picture when it is shown again. */
export const DEFAULT_HIDDEN_FPS = 1
/** The same as for a visible camera, whose own limit also applies. */
export const MAX_HIDDEN_FPS = DEFAULT_MAX_FPS
/** Tiles that are stored, enough for four walls; beyond that, tiles of absent cameras are removed. */
export const MAX_TILES = 4 * MAX_CAMERAS
/** Windows whose positions are stored: more than a computer has screens. */
export const MAX_WINDOWS = 16
/** Lines in each list (publishers, access): one for each camera of a full wall. */
export const MAX_LINES = MAX_CAMERAS
/** Relays to which one Camwall publishes: each gets a copy of every frame that is watched there. */
export const MAX_RELAYS = 8
/** Characters of a camera's name and of its alias. A tile cannot show a longer one; longer names are truncated. */
export const MAX_NAME_LENGTH = 120
/** Characters before the names of the cameras that are received at an address, or published: names stay readable. */
export const MAX_PREFIX_LENGTH = 40
/** Characters of the path of a file: Linux's PATH_MAX; longer ones exist on no system. */
export const MAX_PATH_LENGTH = 4096
/** Characters of an error's text that a page sends: more does not fit into a notice. */
export const MAX_ERROR_LENGTH = 1000
/** Layouts: more tabs cannot be told apart, and each keeps its own tiles. */
export const MAX_LAYOUTS = 32
/** Characters of a layout's name: a longer one does not fit into its tab. */
export const MAX_LAYOUT_NAME_LENGTH = 60
/** Templates that a person made: more small pictures cannot be told apart in the panel of the layout. */
export const MAX_TEMPLATES = 32
/** Groups of one camera, and of one layout: more than a person can tell apart. */
export const MAX_GROUPS = 32
/** Characters of a group's name. */
export const MAX_GROUP_NAME_LENGTH = 60
