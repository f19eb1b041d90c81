// The words of the API used by the organizations' space. Their shapes come from the API's own document.
import type { components } from '../shared/api'

type Schemas = components['schemas']

export type Organization = Schemas['OrganizationView']
export type Role = Organization['role']
export type FirstStep = Schemas['FirstStepView']
export type Team = Schemas['TeamView']
export type InvitationHint = Schemas['InvitationHint']
export type Campaign = Schemas['CampaignView']
export type TargetProfile = Schemas['TargetProfileView']
export type CatalogueTube = Schemas['OfferedTubeView']
export type NewCampaign = Schemas['CreateCampaign']
export type ChangeCampaign = Schemas['ChangeCampaign']
