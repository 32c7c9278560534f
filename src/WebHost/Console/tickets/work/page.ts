/** So many items of a conversation are read at a time, the last ones first. */
export const TIMELINE_PAGE = 50
