import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { beginning } from '../first/page.ts'
import { pretendedServer } from './plugin'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The console on the pretended server; only its transport is another one. */
export default defineConfig({
  root,
  plugins: [vue(), beginning, pretendedServer()],
  resolve: {
    alias: [
      { find: '@/live/transport', replacement: `${root}dev/transport.ts` },
      { find: '@', replacement: root.replace(/\/$/, '') },
    ],
  },
  server: { port: 5174, host: '127.0.0.1' },
})
