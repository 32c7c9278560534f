import type { ChannelKind } from '@/api/channelTypes'

const none: ReadonlySet<string> = new Set()

/** What a kind of channel tells of an item beside its words. Each has its name under `channelKinds.facts`. */
const facts: Partial<Record<ChannelKind, ReadonlySet<string>>> = {
  googlePlay: new Set(['stars', 'device', 'androidVersion', 'appVersion', 'appVersionCode', 'language']),
  appStore: new Set(['stars', 'territory']),
}

export const factsOf = (kind: ChannelKind | undefined): ReadonlySet<string> => (kind && facts[kind]) ?? none

/** The kinds by which reviews come; some of them a console of this version may not know. */
const stores: ReadonlySet<string> = new Set(['googlePlay', 'appStore'])

/** Whether what comes by it has stars. */
export const givesStars = (kind: string): boolean => stores.has(kind)

const social: ReadonlySet<ChannelKind> = new Set(['googlePlay', 'appStore', 'facebook', 'x', 'line', 'telegram'])

/** Whether answers on this channel may have people in copy: what leaves as mail may. */
export const hasCopies = (kind: ChannelKind | undefined): boolean => kind === undefined || !social.has(kind)
