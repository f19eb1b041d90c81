// The form of answer of a challenge, by kind.
import { Choices } from './choices'
import { Matching } from './matching'
import { Ordering } from './ordering'
import { Picture } from './picture'
import type { ChallengeProps } from './props'
import { Simulator } from './simulator'
import { Texts } from './texts'

const NO_ERROR = {}

export function AnswerForm({ challenge, answer, onAnswer, isReadOnly, errors = NO_ERROR }: ChallengeProps) {
  const { form, lang } = challenge
  const common = { lang, answer, onAnswer, isReadOnly, errors }
  switch (form.kind) {
    case 'choices':
      return <Choices form={form} {...common} />
    case 'texts':
      return <Texts form={form} {...common} />
    case 'ordering':
      return <Ordering form={form} {...common} />
    case 'matching':
      return <Matching form={form} {...common} />
    case 'picture':
      return <Picture form={form} {...common} />
    case 'simulator':
      return <Simulator form={form} {...common} />
  }
}
