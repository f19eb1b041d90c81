// Challenges with sensible defaults for the tests.
import type { Challenge, Form } from '../src/shared/types'

export function challengeOf(form: Form, changes: Partial<Challenge> = {}): Challenge {
  return {
    id: 'mots-cles-2a',
    kind: 'single-choice',
    lang: 'fr',
    competence_id: '1.1',
    statement_html: '<p>Que faut-il faire ?</p>',
    image: null,
    files: [],
    form,
    time_limit_seconds: null,
    is_focused: false,
    is_accessible: true,
    ...changes,
  }
}

export const choices = (isMultiple = false): Form => ({
  kind: 'choices',
  is_multiple: isMultiple,
  choices: ['Un', '<strong>Deux</strong>', 'Trois'].map((html, index) => ({ id: String(index), html })),
})

export const texts = (...labels: string[]): Form => ({
  kind: 'texts',
  fields: labels.map((label, index) => ({ id: String.fromCharCode(97 + index), label, format: 'text', unit: '', placeholder: '' })),
})

export const ordering = (...elements: string[]): Form => ({
  kind: 'ordering',
  elements: elements.map((text, index) => ({ id: String(index), text })),
})

export const matching = (): Form => ({
  kind: 'matching',
  lefts: ['Photo', 'Tableau'].map((text, index) => ({ id: String(index), text })),
  rights: ['.ods', '.jpg', '.mp3'].map((text, index) => ({ id: String(index), text })),
})

export const picture = (): Form => ({
  kind: 'picture',
  image: { name: 'ecran.svg', label: '', alt: 'Une fenêtre', width: 640, height: 400, url: '/ecran.svg' },
  zones: ['Première barre', 'Deuxième barre', 'Grand cadre'].map((label, index) => ({
    id: String(index),
    label,
    x: 10,
    y: 10 + 30 * index,
    width: 50,
    height: 20,
  })),
})

export const simulator = (name = 'mailbox'): Form => ({
  kind: 'simulator',
  name,
  title: 'Boîte de réception',
  height: 480,
  data: {
    task: 'select',
    folders: [{ id: 'archives', name: 'Archives' }],
    messages: [
      { id: 'm1', subject: 'Colis bloqué' },
      { id: 'm2', subject: 'Réunion' },
    ],
    nodes: [{ id: 'f1', name: 'plage.jpg' }],
    settings: [{ id: 's1', label: 'Qui voit', options: [{ value: 'v2', label: 'Mes amis' }] }],
    ask: [{ key: 'quai', label: 'Quai' }],
  },
})
