export type Query = Record<string, string | number | boolean | null | undefined>

/** What is empty does not stand in the address. */
export function address(path: string, query?: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  }
  const tail = search.toString()
  return `/api/v1${path}${tail ? `?${tail}` : ''}`
}
