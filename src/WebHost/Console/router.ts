import { createRouter, createWebHistory, type Router } from 'vue-router'
import { useSession } from './accounts/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without being signed in. */
    open?: boolean
  }
}

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: '/inbox/mine' },
      { path: '/setup', name: 'setup', meta: { open: true }, component: () => import('./accounts/SetupPage.vue') },
      { path: '/sign-in', name: 'sign-in', meta: { open: true }, component: () => import('./accounts/SignInPage.vue') },
      { path: '/invitations/:token', name: 'invitation', meta: { open: true }, component: () => import('./accounts/InvitationPage.vue') },
      {
        path: '/',
        component: () => import('./shell/Shell.vue'),
        children: [
          { path: 'inbox', redirect: '/inbox/mine' },
          { path: 'tickets/:ticket(\\d+)', redirect: (to) => `/inbox/all/${String(to.params['ticket'])}` },
          {
            path: 'inbox/:box(all|mine|groups|unassigned|googlePlay|blocked|deleted)/:ticket(\\d+)?',
            name: 'inbox',
            component: () => import('./tickets/InboxPage.vue'),
          },
          { path: 'knowledge/:brand?/:article?', name: 'knowledge', component: () => import('./knowledge/KnowledgePage.vue') },
          { path: 'notices/:brand?/:notice?', name: 'notices', component: () => import('./notices/NoticesPage.vue') },
          {
            path: 'settings',
            component: () => import('./settings/SettingsPage.vue'),
            children: [
              { path: '', name: 'settings', redirect: '/settings/profile' },
              { path: 'profile', name: 'profile', component: () => import('./accounts/ProfilePage.vue') },
              { path: 'brands', name: 'brands', component: () => import('./brands/BrandsPage.vue') },
              { path: 'brands/:brand', name: 'brand', component: () => import('./brands/BrandPage.vue') },
              { path: 'brands/:brand/mail', name: 'mail-look', component: () => import('./brands/MailLookPage.vue') },
              { path: 'brands/:brand/portal', name: 'portal', component: () => import('./portals/PortalPage.vue') },
              { path: 'brands/:brand/channels/new', name: 'new-channel', component: () => import('./channels/ChannelPage.vue') },
              { path: 'brands/:brand/channels/:channel', name: 'channel', component: () => import('./channels/ChannelPage.vue') },
              { path: 'members', name: 'members', component: () => import('./members/MembersPage.vue') },
              { path: 'groups', name: 'groups', component: () => import('./members/GroupsPage.vue') },
              { path: 'api-keys', name: 'api-keys', component: () => import('./members/ApiKeysPage.vue') },
            ],
          },
          { path: ':rest(.*)*', name: 'nowhere', component: () => import('./shell/NowherePage.vue') },
        ],
      },
    ],
  })

  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    try {
      if (await useSession().known()) return true
    } catch {
      // The server cannot be reached: the sign-in page says so and tries again.
    }
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  })
  return router
}
