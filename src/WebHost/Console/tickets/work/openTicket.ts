import type { InjectionKey } from 'vue'
import type { OpenTicket } from './useTicket'

/** The ticket of the work page, for the parts of it that lie deep. */
export const openTicketKey: InjectionKey<OpenTicket> = Symbol('open ticket')
