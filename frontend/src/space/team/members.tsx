// Who works here: names, roles, and what an administrator may change.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, t } from '../../shared/i18n'
import { Confirm } from '../../ui/confirm/confirm'
import { Menu } from '../../ui/menu/menu'
import { Status } from '../../ui/status/status'
import { Table } from '../../ui/table/table'
import type { Column } from '../../ui/table/table'
import { isAdmin } from '../organizations'
import type { Member, Organization } from '../organizations'
import { nameOf, otherRole, useActs, wordsOfAct } from './member-acts'
import type { Act } from './member-acts'
import { RoleBadge } from './role-badge'

interface ActsProps {
  member: Member
  canManage: boolean
  onAct: (act: Act) => void
}

function Acts({ member, canManage, onAct }: ActsProps) {
  if (!canManage && !member.is_me) return null
  return (
    <Menu side="end" label={t('team.acts')} about={t('team.acts_about', { name: nameOf(member) })}>
      {canManage && (
        <li>
          <button type="button" onClick={() => onAct({ kind: 'role', member })}>
            {t(`team.make_${otherRole(member)}`)}
          </button>
        </li>
      )}
      <li>
        <button type="button" onClick={() => onAct({ kind: 'removal', member })}>
          {t(member.is_me ? 'team.leave' : 'team.remove')}
        </button>
      </li>
    </Menu>
  )
}

function columnsOf(canManage: boolean, onAct: (act: Act) => void): Column<Member>[] {
  return [
    {
      id: 'name',
      title: t('team.name'),
      isHeader: true,
      sortBy: ({ last_name, first_name }) => `${last_name} ${first_name}`,
      cell: (member) => (
        <>
          {nameOf(member)}
          {member.is_me && <span class="soft"> {t('team.me')}</span>}
        </>
      ),
    },
    { id: 'email', title: t('form.email'), cell: ({ email }) => <span class="team-address">{email ?? '–'}</span> },
    { id: 'role', title: t('team.role'), sortBy: ({ role }) => role, cell: ({ role }) => <RoleBadge role={role} /> },
    {
      id: 'second_factor',
      title: t('team.second_factor'),
      sortBy: ({ has_second_factor }) => Number(has_second_factor),
      cell: ({ has_second_factor }) =>
        has_second_factor ? (
          <Status tone="success" icon="check">
            {t('team.yes')}
          </Status>
        ) : (
          <Status>{t('team.no')}</Status>
        ),
    },
    { id: 'since', title: t('team.since'), sortBy: ({ since }) => since, cell: ({ since }) => formatDay(since, 'medium') },
    {
      id: 'acts',
      title: t('team.acts'),
      isTitleHidden: true,
      cell: (member) => <Acts member={member} canManage={canManage} onAct={onAct} />,
    },
  ]
}

interface MembersProps {
  organization: Organization
  members: readonly Member[]
  onChange: () => void
}

export function Members({ organization, members, onChange }: MembersProps): JSX.Element {
  const [act, setAct] = useState<Act | null>(null)
  const acts = useActs(organization, onChange)
  const words = act && wordsOfAct(act, organization)
  return (
    <>
      <Table
        caption={t('team.members')}
        rows={members}
        columns={columnsOf(isAdmin(organization), setAct)}
        keyOf={({ user_id }) => user_id}
        order={{ column: 'name', direction: 'up' }}
      />
      <Confirm
        isOpen={act !== null}
        title={words?.title ?? ''}
        action={words?.action ?? ''}
        isDanger={act?.kind === 'removal'}
        onConfirm={async () => act && acts[act.kind](act.member)}
        onClose={() => setAct(null)}
      >
        <p>{words?.text}</p>
      </Confirm>
    </>
  )
}
