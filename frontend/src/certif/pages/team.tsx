// Who works in the center, who was asked to, and as what.
export { TeamPage as default } from '../../space/team/team'
