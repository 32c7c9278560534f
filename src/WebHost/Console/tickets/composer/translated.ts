import type { Draft } from './drafts'

/** The draft after its text has become another: what it was translated from goes once the text is that again, or nothing. */
export function withText(draft: Draft, html: string): Draft {
  return draft.original && (html === '' || html === draft.original) ? { ...draft, html, original: '' } : { ...draft, html }
}
