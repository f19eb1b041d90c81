// The words of the API used by screens, by the names of the glossary. Their shapes come from the API's own document.
import type { components } from './api'

type Schemas = components['schemas']

export type Texts = Schemas['Texts']
export type User = Schemas['UserView']
export type Lang = User['lang']
export type SignedIn = Schemas['SignedInView']
export type SignUp = Schemas['SignUp']

export type Area = Schemas['AreaView']
export type Competence = Schemas['CompetenceSummary']
export type Level = Schemas['LevelView']
export type Framework = Schemas['FrameworkView']

export type Scorecard = Schemas['ScorecardView']
export type Profile = Schemas['ProfileView']
export type Tutorial = Schemas['TutorialView']
export type TubeProgress = Schemas['TubeView']
export type CompetenceDetail = Schemas['CompetenceView']

export type Asset = Schemas['AssetView']
export type ChoicesForm = Schemas['ChoicesView']
export type Field = Schemas['FieldView']
export type TextsForm = Schemas['TextsView']
export type Labelled = Schemas['TextOption']
export type OrderingForm = Schemas['OrderingView']
export type MatchingForm = Schemas['MatchingView']
export type Zone = Schemas['ZoneView']
export type PictureForm = Schemas['PictureView']
export type SimulatorForm = Schemas['SimulatorView']
export type Challenge = Schemas['ChallengeView']
export type Form = Challenge['form']
export type ChallengeKind = Challenge['kind']
export type Answer = Schemas['SubmitAnswer']['answer']
export type Outcome = Correction['outcome']

export type Assessment = Schemas['AssessmentView']
export type AnswerReply = Schemas['AnswerReply']
export type Correction = Schemas['CorrectionView']
export type Result = Schemas['ResultView']
export type ReportReason = Schemas['ReportProblem']['reason']
