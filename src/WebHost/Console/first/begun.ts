/** What the page asked for before its scripts were there (`begin.ts`), by the address of each question. */
export const page = globalThis as { begun?: Map<string, Promise<Response>> }

/** What was not taken by then is old: whoever asks now asks anew. */
const MOST_MS = 30_000

/** The answer to a question that was asked at the page's beginning; only once, and not where it got none: then it is asked as always. */
export async function takeBegun(address: string): Promise<Response | null> {
  const answer = page.begun?.get(address)
  if (!answer) return null
  page.begun?.delete(address)
  return performance.now() < MOST_MS ? answer.catch(() => null) : null
}

/** Whether the next answer may be one from before the page could hear what happens. */
export function mayBeBegun(): boolean {
  return (page.begun?.size ?? 0) > 0
}

/** What was asked was asked for whoever was signed in then; nobody after them gets it. */
export function dropBegun(): void {
  delete page.begun
}
