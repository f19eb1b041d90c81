// An answer told in words, for the checkpoint.
import { hasKey, t } from '../shared/i18n'
import type { Answer, Challenge, Form, Labelled, SimulatorForm } from '../shared/types'
import { plainText } from '../shared/trusted'
import { listOf, textsOf } from './props'

const named = (all: readonly Labelled[], id: string | undefined): string =>
  all.find((one) => one.id === id)?.text ?? ''

interface Known {
  id?: string
  value?: string
  name?: string
  subject?: string
  title?: string
  label?: string
  text?: string
}

/** The name that a simulator shows for each id (or value of a choice), at any depth of its data. */
function namesIn(node: unknown, found = new Map<string, string>()): Map<string, string> {
  if (typeof node !== 'object' || node === null) return found
  const { id, value, name, subject, title, label, text } = node as Known
  const key = id ?? value
  const shown = name ?? subject ?? title ?? label ?? text
  if (typeof key === 'string' && typeof shown === 'string') found.set(key, shown)
  for (const child of Object.values(node)) namesIn(child, found)
  return found
}

/** What the boxes of a simulator ask, and the parts of a mail, by key. */
function labelsOf({ name, data }: SimulatorForm): Map<string, string> {
  const asked = Array.isArray(data.ask) ? (data.ask as { key: string; label: string }[]) : []
  const mail: [string, string][] = [
    ['to', t('play.mail_to')],
    ['cc', t('play.mail_cc')],
    ['bcc', t('play.mail_bcc')],
    ['subject', t('play.mail_subject')],
    ['attachments', t('play.mail_attachments')],
  ]
  return new Map([...(name === 'mailbox' ? mail : []), ...asked.map(({ key, label }): [string, string] => [key, label])])
}

/** The words for a short code of an answer ("edit", "link_expires"); any other text as it is. */
function worded(code: string): string {
  const key = `play.done.${code}`
  return hasKey(key) ? t(key) : code
}

/** What a key is about: a named thing, or something of it ("f1:u2", "t1_who"). */
function subjectOf(key: string, names: Map<string, string>): string | undefined {
  const [, head = '', tail = ''] = /^([^:_]+)[:_](.+)$/.exec(key) ?? []
  const told = (code: string) => names.get(code) ?? (hasKey(`play.done.${code}`) ? worded(code) : undefined)
  const of = told(head)
  return told(key) ?? (of ? `${of} · ${names.get(tail) ?? worded(tail)}` : undefined)
}

function simulatorLines(form: SimulatorForm, answer: Answer): string[] {
  const names = namesIn(form.data)
  const labels = labelsOf(form)
  const isKnown = (part: string) => subjectOf(part, names) !== undefined
  const nothing = form.name === 'explorer' ? t('play.file_deleted') : '–'
  // A list of known things; any other text ("1204,5") is told whole.
  const named = (text: string) => (text.split(',').some(isKnown) ? text.split(',').map((part) => subjectOf(part, names) ?? part) : [text])
  return Object.entries(textsOf(answer))
    .map(([key, text]) => {
      const label = labels.get(key)
      if (label) return text && `${label} : ${text}`
      const subject = subjectOf(key, names)
      return subject ? `${subject} → ${text ? named(text).join(', ') : nothing}` : named(text).join(' ; ')
    })
    .filter(Boolean)
}

function lines(form: Form, answer: Answer): string[] {
  switch (form.kind) {
    case 'choices':
      return form.choices.filter(({ id }) => listOf(answer).includes(id)).map(({ html }) => plainText(html))
    case 'ordering':
      return listOf(answer).map((id, index) => `${index + 1}. ${named(form.elements, id)}`)
    case 'picture':
      return form.zones.filter(({ id }) => listOf(answer).includes(id)).map(({ label }) => label)
    case 'matching':
      return form.lefts.map(({ id, text }) => `${text} → ${named(form.rights, textsOf(answer)[id])}`)
    case 'simulator':
      return simulatorLines(form, answer)
    case 'texts':
      return form.fields.map(({ id, label, unit }) => {
        const value = [textsOf(answer)[id] ?? '', unit].filter(Boolean).join(' ')
        return form.fields.length > 1 ? `${label} : ${value}` : value
      })
  }
}

/** One's own answer, line by line; nothing for "I don't know". */
export function describe(challenge: Challenge, answer: Answer): string[] {
  return answer === null ? [] : lines(challenge.form, answer)
}
