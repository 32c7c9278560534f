import { address } from './http'
import { Problem } from './problem'
import type { UploadedFile } from './types'

/** Sends one file to be attached. */
export function upload(file: File, told: (share: number) => void, signal?: AbortSignal): Promise<UploadedFile> {
  const form = new FormData()
  form.append('file', file, file.name)
  return send<UploadedFile>(address('/files'), form, told, signal)
}

/** Sends what may be large; `told` hears how much of it has gone, from 0 to 1. `fetch` cannot say that, so this is an XMLHttpRequest. */
export function send<T>(to: string, body: File | FormData, told: (share: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.responseType = 'text'
    request.upload.onprogress = (event) => { if (event.lengthComputable) told(event.loaded / event.total) }
    request.onerror = () => { reject(new Problem(0, 'offline')) }
    request.onabort = () => { reject(new Problem(0, 'aborted')) }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        told(1)
        resolve(JSON.parse(request.responseText) as T)
        return
      }
      void Problem.of(new Response(request.responseText || '{}', { status: request.status })).then(reject)
    }
    signal?.addEventListener('abort', () => { request.abort() })
    request.send(body)
  })
}
