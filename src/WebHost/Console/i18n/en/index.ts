import accounts from './accounts'
import acts from './acts'
import channels from './channels'
import mailboxes from './mailboxes'
import composer from './composer'
import importing from './importing'
import keyboard from './keyboard'
import knowledge from './knowledge'
import members from './members'
import notices from './notices'
import portals from './portals'
import sending from './sending'
import tickets from './tickets'
import words from './words'
import writing from './writing'

export default {
  ...words,
  ...accounts,
  ...members,
  ...channels,
  ...mailboxes,
  ...portals,
  ...tickets,
  ...composer,
  ...keyboard,
  ...knowledge,
  ...notices,
  ...importing,
  ...writing,
  ...acts,
  ...sending,
}
