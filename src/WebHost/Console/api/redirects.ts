import { get, put } from './http'

/** An address of another product's portal, and the page below ours that it leads to; empty is the home. */
export interface PortalRedirect {
  from: string
  to: string
}

export const redirectsApi = {
  read: (brand: string) => get<{ items: PortalRedirect[] }>(`/brands/${brand}/redirects`),
  put: (brand: string, items: PortalRedirect[]) => put<{ items: PortalRedirect[] }>(`/brands/${brand}/redirects`, { items }),
}
