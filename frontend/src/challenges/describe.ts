// An answer told in words, for the checkpoint.
import { t } from '../shared/i18n'
import type { Answer, Challenge, Form, Labelled, SimulatorForm } from '../shared/types'
import { plainText } from '../shared/trusted'
import { listOf, textsOf } from './props'

const named = (all: readonly Labelled[], id: string | undefined): string =>
  all.find((one) => one.id === id)?.text ?? ''

interface Known {
  id: string
  name?: string
  subject?: string
}

/** Messages, folders or files of a simulator, by id. */
function knownIn({ data }: SimulatorForm, list: string): Map<string, string> {
  const all = Array.isArray(data[list]) ? (data[list] as Known[]) : []
  return new Map(all.map(({ id, name, subject }) => [id, subject ?? name ?? id]))
}

function mailLines(form: SimulatorForm, key: string, text: string): string {
  const messages = knownIn(form, 'messages')
  if (key === 'selected') return text.split(',').map((id) => messages.get(id) ?? id).join(' ; ')
  const subject = messages.get(key)
  if (subject) return `${subject} → ${knownIn(form, 'folders').get(text) ?? text}`
  const labels: Record<string, string> = {
    to: t('play.mail_to'),
    cc: t('play.mail_cc'),
    bcc: t('play.mail_bcc'),
    subject: t('play.mail_subject'),
    attachments: t('play.mail_attachments'),
  }
  return text && `${labels[key] ?? key} : ${text.replaceAll(',', ', ')}`
}

function fileLines(form: SimulatorForm, key: string, text: string): string {
  const nodes = knownIn(form, 'nodes')
  if (key === 'selected') return text.split(',').map((id) => nodes.get(id) ?? id).join(' ; ')
  return `${nodes.get(key) ?? key} → ${text || t('play.file_deleted')}`
}

function simulatorLines(form: SimulatorForm, answer: Answer): string[] {
  const line = { mailbox: mailLines, explorer: fileLines }[form.name]
  return Object.entries(textsOf(answer))
    .map(([key, text]) => (line ? line(form, key, text) : `${key} : ${text}`))
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
