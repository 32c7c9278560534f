import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useSession } from '@/accounts/session'
import { browserDesktop, shownOnDesktop } from './desktop'
import { useNotifications } from './store'
import { usePush } from './push/store'
import { sentenceOf } from './words'

/** Shows on the desktop what calls while nobody looks at the console. Tabs of one browser show it once, for the tag is the same. */
export function useDesktop(): void {
  const session = useSession()
  const push = usePush()
  const router = useRouter()
  const { t } = useI18n()
  onScopeDispose(useNotifications().hear((news) => {
    for (const one of shownOnDesktop(news, session.me?.notifications, browserDesktop, push.on)) {
      const options = { body: `#${one.ticket} ${one.subject}`, tag: `oqupie-${one.id}`, icon: '/icon.svg' }
      browserDesktop.show(sentenceOf(one, t), options, () => void router.push(`/inbox/all/${one.ticket}`))
    }
  }))
}
