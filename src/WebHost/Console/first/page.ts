import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

/** Where in index.html it stands. */
const PLACE = '<!-- begin -->'

/** The chunks whose files each kind of page begins with. */
const CHUNKS = {
  open: ['/accounts/SignInPage.vue'],
  inbox: ['/shell/Shell.vue', '/tickets/InboxPage.vue'],
  print: ['/tickets/print/PrintPage.vue'],
  other: ['/shell/Shell.vue'],
  ko: ['/i18n/ko/index.ts'],
  en: ['/i18n/en/index.ts'],
}

/** Writes `begin.ts` into the head of the page, with the names that this build gave to the files it asks for. */
export const beginning: Plugin = {
  name: 'beginning',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk')
      const files = Object.fromEntries(Object.entries(CHUNKS).map(([kind, ends]) => [kind, bundle ? filesOf(chunks, ends, html) : []]))
      return html.replace(PLACE, `<script>${await script(files)}</script>`)
    },
  },
}

function filesOf(chunks: Rolldown.OutputChunk[], ends: string[], html: string): string[] {
  const found = new Set<string>()
  const follow = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || found.has(chunk.fileName)) return
    found.add(chunk.fileName)
    chunk.viteMetadata?.importedCss.forEach((file) => found.add(file))
    chunk.imports.forEach((name) => { follow(chunks.find((one) => one.fileName === name)) })
  }
  for (const end of ends) {
    const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(end))
    if (!chunk) throw new Error(`No chunk of the build is ${end}.`)
    follow(chunk)
  }
  return [...found].map((file) => `/${file}`).filter((file) => !html.includes(`"${file}"`))
}

async function script(files: Record<string, string[]>): Promise<string> {
  const console = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: console,
    publicDir: false,
    resolve: { alias: { '@': console } },
    define: { FILES: JSON.stringify(files) },
    build: { write: false, target: 'es2022', rolldownOptions: { input: `${console}/first/begin.ts`, output: { format: 'iife' } } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('The beginning of the page was not built.')
  return first.output[0].code.trim().replaceAll('</script', '<\\/script')
}
