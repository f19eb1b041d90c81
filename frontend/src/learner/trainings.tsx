// Trainings chosen from what was missed so far, on the dashboard; nothing when there is nothing to propose.
import type { JSX } from 'preact'
import { client, reply } from '../shared/client'
import { t } from '../shared/i18n'
import { useLoad } from '../shared/load'
import type { Training } from '../shared/types'
import { TrainingList } from './training-list'

const SHOWN = 3

async function fetchTrainings(): Promise<Training[]> {
  const { items } = await reply(client.GET('/api/learner/trainings'))
  return items.slice(0, SHOWN)
}

export function Trainings(): JSX.Element | null {
  const loading = useLoad(fetchTrainings, '')
  if (loading.state !== 'ready' || !loading.value.length) return null
  return (
    <section class="my-trainings" aria-labelledby="trainings-title">
      <h2 id="trainings-title">{t('dashboard.trainings')}</h2>
      <p class="soft">{t('part.learn_text')}</p>
      <TrainingList trainings={loading.value} />
    </section>
  )
}
