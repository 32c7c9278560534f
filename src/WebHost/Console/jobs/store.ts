import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useSession } from '@/accounts/session'
import { jobsApi, type JobProgress } from '@/api/jobs'
import type { BulkItem, Job } from '@/api/types'
import { now } from '@/i18n/now'

/** What is looked at: what became of a job's tickets, or of those that were changed at once. */
export type Results = { job: string } | { what: string; items: BulkItem[] }

/** A job that has ended stands in the tray while it can be undone, and so long after its end. */
const SEEN_FOR = 60 * 60_000
/** So many that were put away are remembered: more than the tray ever reads. */
const KEPT = 60

export const isActive = (job: Job) => job.state === 'running' || job.state === 'cancelling' || job.state === 'undoing'

export const mayUndo = (job: Job, at: number) => job.undoable && !isActive(job) && job.state !== 'undone' && job.undoUntil !== null && Date.parse(job.undoUntil) > at

const order: Record<Job['state'], number> = { running: 0, cancelling: 1, done: 2, cancelled: 2, undoing: 3, undone: 4 }

/** Answers and the hub overtake each other, and a job never goes back: of two words the one that is further on is the newer. */
function further(known: Job | undefined, said: Job): Job {
  if (!known || order[said.state] !== order[known.state]) return known && order[known.state] > order[said.state] ? known : said
  return known.done + known.failed > said.done + said.failed ? known : said
}

/** One's jobs, as the server says. Others' are not shown: who may see all jobs reads them over the API. */
export const useJobs = defineStore('jobs', () => {
  const session = useSession()
  const known = shallowRef<ReadonlyMap<string, Job>>(new Map())
  const putAway = ref<ReadonlySet<string>>(new Set())
  const open = ref(false)
  const results = shallowRef<Results | null>(null)
  let round = 0
  let begun = false

  const key = () => `oqupie.jobs.${session.me?.id ?? ''}`

  const shown = computed(() =>
    [...known.value.values()]
      .filter((job) => !putAway.value.has(job.id) && (isActive(job) || mayUndo(job, now.value) || now.value - Date.parse(job.endedAt ?? job.createdAt) < SEEN_FOR))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  )
  const active = computed(() => shown.value.filter(isActive))

  const isMine = (job: Job) => job.by === session.me?.id

  function keep(job: Job): void {
    known.value = new Map(known.value).set(job.id, further(known.value.get(job.id), job))
  }

  /** What was read first is how things stood: the tray opens by itself only where something is still going on. */
  async function read(): Promise<void> {
    const mine = (round += 1)
    const page = await jobsApi.list()
    if (mine !== round) return
    known.value = new Map(page.items.filter(isMine).map((job) => [job.id, further(known.value.get(job.id), job)]))
    if (begun) return
    begun = true
    putAway.value = new Set(JSON.parse(localStorage.getItem(key()) ?? '[]') as string[])
    open.value = active.value.length > 0
  }

  /** One began a job. */
  function take(job: Job): void {
    round += 1 // What is being read may be from before it.
    keep(job)
    open.value = true
  }

  /** What the hub says of a job; of one that is not known it says too little to be shown. */
  async function heard(said: JobProgress): Promise<void> {
    const job = known.value.get(said.id)
    keep(job ? { ...job, ...said } : await jobsApi.get(said.id))
  }

  async function cancel(job: Job): Promise<void> {
    keep(await jobsApi.cancel(job.id))
  }

  async function undo(job: Job): Promise<void> {
    keep(await jobsApi.undo(job.id))
  }

  function dismiss(job: Job): void {
    putAway.value = new Set([...putAway.value, job.id].slice(-KEPT))
    localStorage.setItem(key(), JSON.stringify([...putAway.value]))
  }

  function forget(): void {
    round += 1
    begun = false
    known.value = new Map()
    putAway.value = new Set()
    open.value = false
    results.value = null
  }

  return { known, shown, active, open, results, read, take, heard, cancel, undo, dismiss, forget }
})
