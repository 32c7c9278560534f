import type { Plugin } from 'vite'
import { answerWith } from './routes'
import { World } from './world'

/** Answers docs/api.md out of memory, so that the console can be worked on without a server. */
export function pretendedServer(): Plugin {
  return {
    name: 'oqupie-pretended-server',
    configureServer(server) {
      const world = new World()
      server.middlewares.use((request, response, next) => {
        const path = request.url ?? ''
        if (!/^\/(api\/v1|dev-live|files)\//.test(path)) {
          next()
          return
        }
        void answerWith(world, request, response)
      })
    },
  }
}
