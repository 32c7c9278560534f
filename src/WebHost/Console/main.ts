import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { onSignedOut } from './api/http'
import { useSession } from './accounts/session'
import App from './App.vue'
import './design/base.css'
import { followSystemTheme } from './design/theme'
import { toast } from './design/toasts'
import { firstWords, i18n } from './i18n'
import { hearClicks } from './notifications/push/clicked'
import { makeRouter } from './router'

followSystemTheme()
hearClicks()

const words = firstWords()

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
const router = makeRouter()
app.use(router)

onSignedOut(() => {
  const route = router.currentRoute.value
  useSession().forget()
  if (!route.meta['open']) void router.replace({ name: 'sign-in', query: { back: route.fullPath } })
})

// A page whose files cannot be fetched does not open, and its reader is told instead of left to wonder.
router.onError(() => { toast(i18n.global.t('words.pageAway'), { tone: 'danger' }) })

// They are fetched beside who is signed in. A page without words says nothing: it is asked for again.
void words.then(() => app.mount('#app'), () => { setTimeout(() => { location.reload() }, 3000) })
