/** The part of the theme that a window needs before its page is loaded. The rest is in the page's `tokens.css`. */

/** The background colour of a window. In the page it is `--ground`. */
export const GROUND = '#0c0e11'
