import { ref } from 'vue'
import { upload } from '@/api/files'
import { asProblem, type Problem } from '@/api/problem'
import type { UploadedFile } from '@/api/types'

export interface Upload {
  key: number
  name: string
  share: number
  problem: Problem | null
  stop: () => void
}

/** Files on their way to the server. A finished one is handed over and leaves; a failed one stays and says why. */
export function useUploads(done: (file: UploadedFile, original: File) => void) {
  const uploads = ref<Upload[]>([])
  let last = 0

  async function start(file: File): Promise<void> {
    last += 1
    const key = last
    const abort = new AbortController()
    uploads.value.push({ key, name: file.name, share: 0, problem: null, stop: () => { abort.abort() } })
    const mine = () => uploads.value.find((one) => one.key === key)
    try {
      const uploaded = await upload(file, (share) => {
        const shown = mine()
        if (shown) shown.share = share
      }, abort.signal)
      leave(key)
      done(uploaded, file)
    } catch (error) {
      const problem = asProblem(error)
      const shown = mine()
      if (problem.code === 'aborted') leave(key)
      else if (shown) shown.problem = problem
    }
  }

  function leave(key: number): void {
    uploads.value = uploads.value.filter((one) => one.key !== key)
  }

  return { uploads, start, leave }
}
