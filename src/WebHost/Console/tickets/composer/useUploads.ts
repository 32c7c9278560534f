import { onScopeDispose, ref } from 'vue'
import { upload } from '@/api/files'
import { asProblem, Problem } from '@/api/problem'
import type { UploadedFile } from '@/api/types'
import { IN_PARTS_FROM, sendInParts, type Going } from './parts/inParts'
import { Measure } from './parts/pace'

export interface Upload {
  key: number
  name: string
  size: number
  share: number
  problem: Problem | null
  /** Null where it goes in one piece, and can only be stopped. */
  parts: { paused: boolean; waiting: boolean; speed: number | null; left: number | null } | null
  stop: () => void
  pause: () => void
  go: () => void
}

/**
 * Files on their way to the server. A finished one is handed over and leaves; a failed one stays and says why.
 * `scope` says for which place large ones are, so that one that was interrupted is gone on with there; without it all go in one piece.
 */
export function useUploads(done: (file: UploadedFile, original: File) => void, scope?: () => string) {
  const uploads = ref<Upload[]>([])
  const inParts = new Set<Going>()
  let last = 0

  // What is not whole stays on the server for a day, and goes on when the same file is chosen again.
  onScopeDispose(() => { inParts.forEach((one) => { one.pause() }) })

  async function start(file: File): Promise<void> {
    last += 1
    const key = last
    if (scope && file.size >= IN_PARTS_FROM) startInParts(key, file, scope())
    else await startWhole(key, file)
  }

  async function startWhole(key: number, file: File): Promise<void> {
    const abort = new AbortController()
    const nothing = () => undefined
    uploads.value.push({
      key, name: file.name, size: file.size, share: 0, problem: null, parts: null, stop: () => { abort.abort() }, pause: nothing, go: nothing,
    })
    try {
      const uploaded = await upload(file, (share) => { change(key, (shown) => { shown.share = share }) }, abort.signal)
      leave(key)
      done(uploaded, file)
    } catch (error) {
      fail(key, asProblem(error))
    }
  }

  function startInParts(key: number, file: File, place: string): void {
    const measure = new Measure()
    const going = sendInParts(file, place, {
      progress: (sent, total) => {
        const pace = measure.told(sent, total)
        change(key, (shown) => {
          shown.share = total === 0 ? 1 : sent / total
          if (shown.parts) shown.parts = { ...shown.parts, ...pace, waiting: false }
        })
      },
      waiting: (is) => {
        measure.rest()
        change(key, (shown) => { if (shown.parts) shown.parts.waiting = is })
      },
      done: (uploaded) => {
        inParts.delete(going)
        leave(key)
        done(uploaded, file)
      },
      failed: (problem) => {
        inParts.delete(going)
        fail(key, problem)
      },
    })
    inParts.add(going)
    const paused = (is: boolean) => {
      if (is) going.pause()
      else going.go()
      measure.rest()
      change(key, (shown) => { if (shown.parts) shown.parts.paused = is })
    }
    uploads.value.push({
      key, name: file.name, size: file.size, share: 0, problem: null, parts: { paused: false, waiting: false, speed: null, left: null },
      stop: () => { going.stop() }, pause: () => { paused(true) }, go: () => { paused(false) },
    })
  }

  function change(key: number, by: (upload: Upload) => void): void {
    const shown = uploads.value.find((one) => one.key === key)
    if (shown) by(shown)
  }

  function fail(key: number, problem: Problem): void {
    if (problem.code === 'aborted') leave(key)
    else change(key, (shown) => { shown.problem = problem })
  }

  function leave(key: number): void {
    uploads.value = uploads.value.filter((one) => one.key !== key)
  }

  return { uploads, start, leave }
}
