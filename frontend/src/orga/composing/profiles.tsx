// The catalogue of ready profiles, as cards to choose among, narrowed by kind, audience and words.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t, textOf, tn } from '../../shared/i18n'
import type { Key } from '../../shared/i18n'
import { Field } from '../../ui/field/field'
import { RadioCards } from '../../ui/radio-cards/radio-cards'
import { Select } from '../../ui/select/select'
import type { TargetProfile } from '../types'

const CATEGORIES = ['rentree', 'subject', 'competence'] as const
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const audienceOf = (audience: string) => t(`campaigns.audience.${audience}` as Key)

interface Wanted {
  category: string
  audience: string
  words: string
}

const fits =
  ({ category, audience, words }: Wanted) =>
  (profile: TargetProfile) =>
    (!category || profile.category === category) &&
    (!audience || profile.audience === audience) &&
    plain(`${textOf(profile.title)} ${textOf(profile.description)}`).includes(plain(words.trim()))

function Facts({ profile }: { profile: TargetProfile }) {
  const { audience, description, tube_count, minutes, badge_count } = profile
  return (
    <>
      <span class="profile-text">{textOf(description)}</span>
      <span class="profile-facts">
        <span>{audienceOf(audience)}</span>
        <span>{tn('campaigns.subjects', tube_count)}</span>
        <span>{t('campaigns.minutes', { n: minutes })}</span>
        {badge_count > 0 && <span>{tn('campaigns.badges', badge_count)}</span>}
      </span>
    </>
  )
}

function Filters({ profiles, wanted, onWanted }: { profiles: readonly TargetProfile[]; wanted: Wanted; onWanted: (wanted: Wanted) => void }) {
  const all = { value: '', label: t('campaigns.all') }
  const categories = CATEGORIES.map((value) => ({ value, label: t(`campaigns.category.${value}`) }))
  const audiences = [...new Set(profiles.map(({ audience }) => audience))].map((value) => ({ value, label: audienceOf(value) }))
  return (
    <div class="profile-filters" role="group" aria-label={t('campaigns.catalogue_filter')}>
      <Select
        name="category"
        label={t('campaigns.category')}
        value={wanted.category}
        options={[all, ...categories]}
        onValue={(category) => onWanted({ ...wanted, category })}
      />
      <Select
        name="audience"
        label={t('campaigns.audience')}
        value={wanted.audience}
        options={[all, ...audiences]}
        onValue={(audience) => onWanted({ ...wanted, audience })}
      />
      <Field name="words" label={t('campaigns.words')} value={wanted.words} writes="code" onValue={(words) => onWanted({ ...wanted, words })} />
    </div>
  )
}

interface ProfilesProps {
  profiles: readonly TargetProfile[]
  value: string
  error?: string
  onValue: (id: string) => void
}

export function Profiles({ profiles, value, error, onValue }: ProfilesProps): JSX.Element {
  const [wanted, setWanted] = useState<Wanted>({ category: '', audience: '', words: '' })
  // The one chosen stays in sight whatever the filters: nothing is sent that is not seen.
  const shown = profiles.filter((profile) => profile.id === value || fits(wanted)(profile))
  return (
    <div class="profiles">
      <Filters profiles={profiles} wanted={wanted} onWanted={setWanted} />
      <p class="soft small" role="status">
        {tn('campaigns.profiles_count', shown.length)}
      </p>
      <RadioCards
        name="profile_id"
        label={t('campaigns.profiles')}
        columns={2}
        value={value}
        error={error}
        options={shown.map((profile) => ({ value: profile.id, title: textOf(profile.title), text: <Facts profile={profile} /> }))}
        onValue={onValue}
      />
    </div>
  )
}
