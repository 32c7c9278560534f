import accounts from './accounts'
import channels from './channels'
import composer from './composer'
import keyboard from './keyboard'
import members from './members'
import tickets from './tickets'
import words from './words'

export default { ...words, ...accounts, ...members, ...channels, ...tickets, ...composer, ...keyboard }
