import type { Notification as Call, NotificationSettings } from '@/api/types'

/** What the browser calls a notification of the desktop; injected, so that tests need none. */
export interface Desktop {
  permission: () => NotificationPermission
  hidden: () => boolean
  show: (title: string, options: NotificationOptions, picked: () => void) => void
}

export const browserDesktop: Desktop = {
  permission: () => ('Notification' in window ? Notification.permission : 'denied'),
  hidden: () => document.visibilityState === 'hidden' || !document.hasFocus(),
  show: (title, options, picked) => {
    const shown = new Notification(title, options)
    shown.onclick = () => {
      window.focus()
      shown.close()
      picked()
    }
  },
}

/**
 * Which of what came is shown on the desktop: nothing while the console is looked at, and what is wanted so.
 * @param pushed Whether this device is pushed to; what comes by that way is not shown twice.
 */
export function shownOnDesktop(news: readonly Call[], settings: NotificationSettings | undefined, desktop: Desktop, pushed = false): Call[] {
  if (settings === undefined || desktop.permission() !== 'granted' || !desktop.hidden()) return []
  return news.filter((one) => {
    const ways = settings[one.kind === 'forwardAnswered' ? 'answered' : one.kind]
    return ways.bell && ways.desktop && !(pushed && ways.push)
  })
}
