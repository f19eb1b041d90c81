// The only place where HTML text becomes elements. What comes here was sanitised by the server.
import { h } from 'preact'
import type { JSX } from 'preact'

interface Policy {
  createHTML(html: string): unknown
  createScriptURL(url: string): unknown
}
interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Policy
}

const WORKER = '/sw.js'

function refuseOthers(url: string): string {
  if (url !== WORKER) throw new TypeError(`Not a script of ours: ${url}`)
  return url
}

const rules = { createHTML: (html: string) => html, createScriptURL: refuseOthers }
const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
const policy: Policy = factory ? factory.createPolicy('sextant', rules) : rules

/** The address of the service worker, in the form that Trusted Types demand. */
export const workerUrl = (): string => policy.createScriptURL(WORKER) as string

interface HtmlProps {
  html: string
  as?: 'div' | 'span'
  class?: string
  lang?: string
}

/** Shows HTML written by the server: `<Html html={challenge.statement_html} lang="fr" />`. */
export function Html({ html, as = 'div', ...rest }: HtmlProps): JSX.Element {
  const written = { __html: policy.createHTML(html) as string }
  return h(as as string, { ...rest, dangerouslySetInnerHTML: written }) as JSX.Element
}

/** The words of HTML written by the server, without its tags. */
export function plainText(html: string): string {
  const template = document.createElement('template')
  template.innerHTML = policy.createHTML(html) as string
  return template.content.textContent?.trim() ?? ''
}
