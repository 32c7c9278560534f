export const places = ['body', 'signature', 'agent', 'brand', 'ticket', 'history'] as const

/** To begin with: what a brand without a template sends. */
export const usualTemplate = `<div>{{body}}</div>
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #9aa0a6;font-size:13px">{{signature}}</div>`

/** A place put where the cursor stands, instead of what is selected. */
export function inserted(template: string, place: string, start: number, end: number): string {
  return `${template.slice(0, start)}{{${place}}}${template.slice(end)}`
}
