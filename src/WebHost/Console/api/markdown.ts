import { sendAndHear } from './files'
import { address } from './http'
import type { Page } from './types'

export type ImportOutcome = 'made' | 'changed' | 'unchanged' | 'skipped'

/** What became of one file, or of a folder, whose path ends with "/". */
export interface ImportedFile {
  file: string
  outcome: ImportOutcome
  article: string | null
  title: string | null
  code: string | null
  detail: string | null
  values?: Record<string, string> | null
}

export interface ImportWish {
  state: string
  category?: string
  folder?: string
}

/** How far the server has got: how many articles of this step it is done with. */
export interface ImportProgress {
  step: 'articles' | 'links'
  done: number
  of: number
}

export const markdownApi = {
  exportAddress: (brand: string) => address(`/brands/${brand}/kb/export`),
  import: (brand: string, file: File, wish: ImportWish, told: (share: number) => void, heard: (progress: ImportProgress) => void, signal: AbortSignal) =>
    sendAndHear<Page<ImportedFile>, ImportProgress>(address(`/brands/${brand}/kb/import`, { ...wish, name: file.name }), file, told, heard, signal),
}
