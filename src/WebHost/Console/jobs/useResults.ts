import { ref, shallowRef } from 'vue'
import { jobsApi } from '@/api/jobs'
import type { BulkItem, JobResult } from '@/api/types'
import { asProblem, type Problem } from '@/api/problem'
import type { Results } from './store'

const PAGE = 100

/** What became of one ticket, whether a job worked on it or it was changed at once. */
export type ResultLine = BulkItem & { outcome: JobResult['outcome'] }

/** The tickets of a job page by page, or those that were told at once. */
export function useResults(of: () => Results | null) {
  const lines = shallowRef<ResultLine[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('ready')
  const problem = ref<Problem | null>(null)
  const failedOnly = ref(false)
  let round = 0

  async function read(from: string | null = null): Promise<void> {
    const mine = (round += 1)
    const results = of()
    if (!results) return
    if ('items' in results) {
      lines.value = results.items.map((item) => ({ ...item, outcome: item.code === null ? 'done' : 'failed' }))
      state.value = 'ready'
      next.value = null
      return
    }
    if (from === null) state.value = 'loading'
    try {
      const page = await jobsApi.results(results.job, { cursor: from, failed: failedOnly.value ? 'true' : null, limit: PAGE })
      if (mine !== round) return
      lines.value = from === null ? page.items : [...lines.value, ...page.items]
      next.value = page.next
      state.value = 'ready'
    } catch (error) {
      if (mine !== round) return
      problem.value = asProblem(error)
      state.value = from === null ? 'failed' : 'ready'
    }
  }

  async function filter(failed: boolean): Promise<void> {
    failedOnly.value = failed
    await read()
  }

  return { lines, next, state, problem, failedOnly, read, filter, readMore: () => read(next.value) }
}
