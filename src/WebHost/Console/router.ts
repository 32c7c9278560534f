import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw, type Router } from 'vue-router'
import { useSession } from './accounts/session'
import type { Permission } from './api/types'
import { boxes } from './tickets/words'

declare module 'vue-router' {
  interface RouteMeta {
    /** Reachable without being signed in. */
    open?: boolean
    /** What one has to be allowed; to others there is no such page. */
    may?: Permission
  }
}

/** Where somebody with these permissions gets who asks for an address: true is there, and what they may not do is no page of theirs. */
export function entered(to: Pick<RouteLocationNormalized, 'meta' | 'path'>, permissions: readonly Permission[]): true | RouteLocationRaw {
  if (to.meta.may === undefined || permissions.includes(to.meta.may)) return true
  return { name: 'nowhere', params: { rest: to.path.split('/').slice(1) } }
}

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', redirect: '/inbox/mine' },
      { path: '/setup', name: 'setup', meta: { open: true }, component: () => import('./accounts/SetupPage.vue') },
      { path: '/sign-in', name: 'sign-in', meta: { open: true }, component: () => import('./accounts/SignInPage.vue') },
      { path: '/invitations/:token', name: 'invitation', meta: { open: true }, component: () => import('./accounts/InvitationPage.vue') },
      { path: '/tickets/:ticket(\\d+)/print', name: 'print', component: () => import('./tickets/print/PrintPage.vue') },
      {
        path: '/',
        component: () => import('./shell/Shell.vue'),
        children: [
          { path: 'inbox', redirect: '/inbox/mine' },
          { path: 'tickets/:ticket(\\d+)', redirect: (to) => `/inbox/all/${String(to.params['ticket'])}` },
          {
            path: `inbox/:box(${boxes.join('|')})/:ticket(\\d+)?`,
            name: 'inbox',
            component: () => import('./tickets/InboxPage.vue'),
          },
          { path: 'search', name: 'search', meta: { may: 'tickets:work' }, component: () => import('./search/SearchPage.vue') },
          { path: 'customers', name: 'customers', meta: { may: 'customers:work' }, component: () => import('./customers/CustomersPage.vue') },
          { path: 'customers/:customer', name: 'customer', meta: { may: 'customers:work' }, component: () => import('./customers/CustomerPage.vue') },
          { path: 'knowledge/:brand?/:article?', name: 'knowledge', component: () => import('./knowledge/KnowledgePage.vue') },
          { path: 'canned/:response?', meta: { may: 'cannedResponses:work' }, name: 'canned', component: () => import('./canned/CannedPage.vue') },
          { path: 'notices/:brand?/:notice?', name: 'notices', component: () => import('./notices/NoticesPage.vue') },
          {
            path: 'settings',
            component: () => import('./settings/SettingsPage.vue'),
            children: [
              { path: '', name: 'settings', component: () => import('./settings/SettingsHome.vue') },
              { path: 'profile', name: 'profile', component: () => import('./accounts/ProfilePage.vue') },
              { path: 'brands', meta: { may: 'brands:manage' }, name: 'brands', component: () => import('./brands/BrandsPage.vue') },
              { path: 'brands/:brand', meta: { may: 'brands:manage' }, name: 'brand', component: () => import('./brands/BrandPage.vue') },
              { path: 'brands/:brand/mail', meta: { may: 'brands:manage' }, name: 'mail-look', component: () => import('./brands/MailLookPage.vue') },
              { path: 'brands/:brand/portal', meta: { may: 'brands:manage' }, name: 'portal', component: () => import('./portals/PortalPage.vue') },
              {
                path: 'brands/:brand/redirects',
                meta: { may: 'brands:manage' },
                name: 'redirects',
                component: () => import('./portals/redirects/RedirectsPage.vue'),
              },
              {
                path: 'brands/:brand/inquiry-types',
                meta: { may: 'settings:manage' },
                name: 'inquiry-types',
                component: () => import('./inquiries/types/TypesPage.vue'),
              },
              {
                path: 'brands/:brand/inquiry-types/:type',
                meta: { may: 'settings:manage' },
                name: 'inquiry-type',
                component: () => import('./inquiries/editor/TypePage.vue'),
              },
              {
                path: 'brands/:brand/channels/new',
                meta: { may: 'channels:manage' },
                name: 'new-channel',
                component: () => import('./channels/ChannelPage.vue'),
              },
              {
                path: 'brands/:brand/channels/new/:kind',
                meta: { may: 'channels:manage' },
                name: 'new-channel-of-kind',
                component: () => import('./channels/kinds/KindPage.vue'),
              },
              {
                path: 'brands/:brand/channels/:channel',
                meta: { may: 'channels:manage' },
                name: 'channel',
                component: () => import('./channels/ChannelDoor.vue'),
              },
              { path: 'finders', meta: { may: 'brands:manage' }, name: 'finders', component: () => import('./finders/FindersPage.vue') },
              { path: 'finders/:finder', meta: { may: 'brands:manage' }, name: 'finder', component: () => import('./finders/page/FinderPage.vue') },
              { path: 'retention', meta: { may: 'settings:manage' }, name: 'retention', component: () => import('./retention/RetentionPage.vue') },
              { path: 'translation', meta: { may: 'settings:manage' }, name: 'translation', component: () => import('./translation/TranslationPage.vue') },
              { path: 'members', meta: { may: 'members:manage' }, name: 'members', component: () => import('./members/MembersPage.vue') },
              { path: 'groups', meta: { may: 'groups:manage' }, name: 'groups', component: () => import('./members/GroupsPage.vue') },
              { path: 'api-keys', meta: { may: 'apiKeys:manage' }, name: 'api-keys', component: () => import('./members/ApiKeysPage.vue') },
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
      const me = await useSession().known()
      if (me) return entered(to, me.permissions)
    } catch {
      // The server cannot be reached: the sign-in page says so and tries again.
    }
    return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  })
  return router
}
