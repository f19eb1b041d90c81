// One person, competence by competence, subject by subject, down to each skill.
import type { JSX } from 'preact'
import { Bars } from '../../charts/bars'
import { LevelStrip } from '../../charts/level-strip'
import { t, textOf } from '../../shared/i18n'
import { Status } from '../../ui/status/status'
import type { StatusTone } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import { Share } from './share'
import type { Individual, IndividualTube } from './types'

type Skill = IndividualTube['skills'][number]
const TONES: Record<Skill['state'], [StatusTone, 'check' | 'flag' | 'skip']> = {
  held: ['success', 'check'],
  missed: ['warning', 'flag'],
  unknown: ['neutral', 'skip'],
}

export function ByCompetence({ competences }: Pick<Individual, 'competences'>): JSX.Element {
  return (
    <section class="results-part" aria-labelledby="competences">
      <h2 id="competences">{t('results.competences')}</h2>
      <Bars
        caption={t('results.competences_caption')}
        valueTitle={t('results.success')}
        bars={competences.map(({ competence_id, title, level, max_level, success_percentage }) => ({
          id: competence_id,
          label: `${competence_id} ${textOf(title)}`,
          area: competence_id.charAt(0),
          share: success_percentage === null ? level / Math.max(max_level, 1) : success_percentage / 100,
          text: success_percentage === null ? t('results.level_of', { level, max: max_level }) : undefined,
          detail: success_percentage === null ? undefined : t('results.level_of', { level, max: max_level }),
        }))}
      />
    </section>
  )
}

function Skills({ tube }: { tube: IndividualTube }) {
  const held = tube.skills.filter(({ state }) => state === 'held').length
  return (
    <details>
      <summary>{t('results.skills_count', { held, total: tube.skills.length })}</summary>
      <ul class="skills" aria-label={t('results.skills_of', { title: textOf(tube.title) })}>
        {tube.skills.map(({ skill_id, title, level, state }) => (
          <li key={skill_id}>
            <span>
              {title} <span class="soft small">({t('analysis.level_n', { n: level })})</span>
            </span>
            <Status tone={TONES[state][0]} icon={TONES[state][1]}>
              {t(`results.skill.${state}`)}
            </Status>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function BySubject({ tubes }: Pick<Individual, 'tubes'>): JSX.Element {
  return (
    <section class="results-part" aria-labelledby="tubes">
      <h2 id="tubes">{t('results.tubes')}</h2>
      <Table
        caption={t('results.tubes_caption')}
        isCaptionHidden
        rows={tubes}
        keyOf={({ tube_id }) => tube_id}
        columns={[
          { id: 'title', title: t('results.subject'), cell: ({ title }) => textOf(title), sortBy: ({ title }) => textOf(title), isHeader: true },
          {
            id: 'level',
            title: t('results.level'),
            cell: ({ level, max_level }) => <LevelStrip level={level} max={max_level} />,
            sortBy: ({ level }) => level,
          },
          {
            id: 'success',
            title: t('results.success'),
            cell: ({ success_percentage }) => <Share percent={success_percentage} />,
            sortBy: ({ success_percentage }) => success_percentage,
          },
          { id: 'skills', title: t('results.skills'), cell: (tube) => <Skills tube={tube} /> },
        ]}
      />
    </section>
  )
}
