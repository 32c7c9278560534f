import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { beginning } from './first/page.ts'

/** Smaller than this, a file comes in one packet anyway. */
const SMALL = 1024

/** Beside each file of words lies what a browser is sent, compressed once and as well as can be; the server picks by what the browser takes. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle(options, bundle) {
    for (const file of Object.values(bundle).filter((one) => /\.(js|css|svg)$/.test(one.fileName))) {
      const content = Buffer.from(file.type === 'chunk' ? file.code : file.source)
      if (content.length < SMALL) continue
      const path = join(options.dir ?? '', file.fileName)
      writeFileSync(`${path}.br`, brotliCompressSync(content))
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [vue(), beginning, compressed],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What every page takes is one file, with all signs: each sign by itself is smaller than what it takes to ask for it.
        codeSplitting: { groups: [{ name: 'base', test: /node_modules\/(@lucide|@vue|vue|vue-router|vue-i18n|@intlify|pinia)\// }] },
        assetFileNames: (asset: { names?: string[] }) =>
          asset.names?.[0]?.endsWith('.woff2') ? 'assets/fonts/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]',
      },
    },
  },
})
