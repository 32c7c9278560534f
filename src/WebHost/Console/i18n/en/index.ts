import accounts from './accounts'
import acts from './acts'
import availability from './availability'
import channelKinds from './channelKinds'
import channels from './channels'
import mailboxes from './mailboxes'
import canned from './canned'
import composer from './composer'
import customers from './customers'
import finders from './finders'
import firstSteps from './firstSteps'
import forward from './forward'
import importing from './importing'
import inquiries from './inquiries'
import jobs from './jobs'
import keyboard from './keyboard'
import knowledge from './knowledge'
import members from './members'
import notices from './notices'
import notifications from './notifications'
import portals from './portals'
import problems from './problems'
import providers from './providers'
import push from './push'
import redirects from './redirects'
import retention from './retention'
import search from './search'
import sending from './sending'
import seen from './seen'
import tickets from './tickets'
import translating from './translating'
import uploading from './uploading'
import views from './views'
import words from './words'
import writing from './writing'

export default {
  ...words,
  ...uploading,
  ...accounts,
  ...members,
  ...channelKinds,
  ...channels,
  ...mailboxes,
  ...portals,
  ...problems,
  ...providers,
  ...push,
  ...customers,
  ...finders,
  ...firstSteps,
  ...forward,
  ...tickets,
  ...search,
  ...composer,
  ...keyboard,
  ...knowledge,
  ...notices,
  ...notifications,
  ...seen,
  ...importing,
  ...inquiries,
  ...jobs,
  ...writing,
  ...acts,
  ...availability,
  ...sending,
  ...canned,
  ...translating,
  ...views,
  ...redirects,
  ...retention,
}
