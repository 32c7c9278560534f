import { storedLocale } from '@/i18n/locale'
import { showTheme } from '@/design/shownTheme'
import { page } from './begun'
import { firstOf, type Kind } from './questions'

/** The files that a page of each kind and language is made of beside the entry's own; the build writes them in. */
declare const FILES: Record<Kind | 'ko' | 'en', string[]>

/**
 * Stands in the head of the page and runs before anything is fetched: shows the theme before the first paint, and asks for all that the address needs,
 * files and answers, at once instead of one after another. The page's own scripts take the answers over.
 */
showTheme()
const { kind, questions } = firstOf(location.pathname, location.search, new Date())
page.begun = new Map(questions.map((address) => [address, ask(address)]))
for (const file of [...FILES[kind], ...FILES[storedLocale()]]) prepare(file)

function ask(address: string): Promise<Response> {
  const answer = fetch(address, { credentials: 'same-origin', headers: { Accept: 'application/json' } })
  answer.catch(() => undefined) // Whoever takes it asks again.
  return answer
}

function prepare(file: string): void {
  const link = document.createElement('link')
  if (file.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style' })
  else link.rel = 'modulepreload'
  link.crossOrigin = '' // As the scripts will ask for them: another way would fetch them twice.
  link.href = file
  document.head.append(link)
}
