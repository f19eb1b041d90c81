// First choice: what is measured.
import type { JSX } from 'preact'
import { t } from '../../shared/i18n'
import type { FormError } from '../../shared/form'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { Profiles } from './profiles'
import type { Catalogue, Draft } from './draft'
import { Picker } from './picker'

interface WhatProps {
  draft: Draft
  catalogue: Catalogue
  errors: readonly FormError[]
  onDraft: (changed: Partial<Draft>) => void
}

const SOURCES = ['ready', 'composed', 'collection'] as const

export function What({ draft, catalogue, errors, onDraft }: WhatProps): JSX.Element {
  const sources = SOURCES.map((value) => ({ value, title: t(`campaigns.source.${value}`), text: t(`campaigns.source.${value}_text`) }))
  const modes = (['course', 'exam'] as const).map((value) => ({
    value,
    title: t(`campaigns.mode.${value}`),
    text: t(`campaigns.mode.${value}_text`),
  }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text
  return (
    <>
      <RadioCards
        name="source"
        label={t('campaigns.source')}
        columns={3}
        value={draft.source}
        options={sources}
        onValue={(source) => onDraft({ source: source as Draft['source'] })}
      />
      {draft.source === 'ready' && (
        <Profiles
          profiles={catalogue.profiles}
          value={draft.profileId}
          error={errorOf('profile_id')}
          onValue={(profileId) => onDraft({ profileId })}
        />
      )}
      {draft.source === 'composed' && (
        <Picker catalogue={catalogue} caps={draft.caps} error={errorOf('caps')} onCaps={(caps) => onDraft({ caps })} />
      )}
      {draft.source !== 'collection' && (
        <RadioCards
          name="mode"
          label={t('campaigns.mode')}
          columns={2}
          value={draft.isExam ? 'exam' : 'course'}
          options={modes}
          onValue={(mode) => onDraft({ isExam: mode === 'exam' })}
        />
      )}
    </>
  )
}
