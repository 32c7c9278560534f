/** What went wrong with a call: the server's problem details, or `offline` when it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly field: string | null = null,
    readonly values: Record<string, string> = {},
  ) {
    super(detail ?? code)
    this.name = 'Problem'
  }

  static async of(response: Response): Promise<Problem> {
    const body = await response.json().catch(() => ({})) as { code?: string; detail?: string; title?: string; field?: string; values?: Record<string, string> }
    return new Problem(response.status, body.code ?? codeOf(response.status), body.detail ?? body.title ?? null, body.field ?? null, body.values ?? {})
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'unexpected', error instanceof Error ? error.message : null)
}

function codeOf(status: number): string {
  if (status >= 502 && status <= 504) return 'unavailable'
  return { 401: 'not_signed_in', 403: 'not_allowed', 404: 'not_found', 413: 'too_large', 429: 'too_many' }[status] ?? 'unexpected'
}
