import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type PluginOption } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

// `npm run dev` runs on the pretended server of dev/; a build never sees that folder.
export default defineConfig(async ({ mode }) => {
  const plugins: PluginOption[] = [vue()]
  const alias = [{ find: '@', replacement: root.replace(/\/$/, '') }]
  if (mode === 'mock') {
    const { pretendedServer } = await import('./dev/plugin')
    plugins.push(pretendedServer())
    alias.unshift({ find: '@/live/transport', replacement: `${root}dev/transport.ts` })
  }
  return {
    plugins,
    resolve: { alias },
    build: {
      outDir: '../wwwroot',
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 900,
      rolldownOptions: {
        output: {
          assetFileNames: (asset: { names?: string[] }) =>
            asset.names?.[0]?.endsWith('.woff2') ? 'assets/fonts/[name]-[hash][extname]' : 'assets/[name]-[hash][extname]',
        },
      },
    },
    server: { port: 5174, host: '127.0.0.1' },
  }
})
