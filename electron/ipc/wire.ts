/** The three names on the wire between a page's preload script and the main process. There are no others. */
export const CALL = 'satchel:call'
export const DROPPED = 'satchel:dropped'
export const EVENT = 'satchel:event'
