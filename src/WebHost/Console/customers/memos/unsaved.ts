/** Memos that were begun and not saved, by customer: they are still there when one comes back from another page. */
export const unsaved = new Map<string, string>()
