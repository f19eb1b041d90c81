// Who works in the organization, who was asked to, and as what.
export { TeamPage as default } from '../../space/team/team'
