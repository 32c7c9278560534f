import type { Page } from './types'

/** All of a list that comes in pages, in its order. */
export async function everyPage<T>(read: (cursor: string | null) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await read(cursor)
    all.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return all
}
