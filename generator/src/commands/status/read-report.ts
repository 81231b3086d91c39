import { readApplication } from '../../core/status/application/read-application.ts';
import type { ApplicationState } from '../../core/status/application/types.ts';
import type { GitFacts } from '../../core/status/revision.ts';
import type { HomeStatus } from '../../core/status/report.ts';
import type { ExpectedApplication } from '../../core/status/rows/expected.ts';
import { makeRow, type RowFacts } from '../../core/status/rows/make-row.ts';
import type { RowProblem, StatusRow } from '../../core/status/rows/types.ts';
import { sameRepository } from '../../core/status/same-repository.ts';
import { mapBounded } from '../../shell/map-bounded.ts';
import type { StatusReading, StatusSource } from './source.ts';

/** What one Argo CD is asked for. */
export interface HomeQuestion {
  cluster: string;
  expected: readonly ExpectedApplication[];
  repoURL: string;
  /** Whether Applications that left gitops.yaml are shown, too. */
  showLeft: boolean;
}

export interface ReportTools {
  /** Compares commits with git. */
  history: (deployed: readonly string[]) => Promise<GitFacts>;
  age: (time: string) => number;
}

/** Looks once at one Argo CD. */
export async function readHome(
  source: StatusSource,
  question: HomeQuestion,
  tools: ReportTools,
): Promise<HomeStatus> {
  const { cluster, expected } = question;
  const reading = source.refresh();
  const [objects, troubles, isStale] = await Promise.all([
    reading.applications(),
    reading.troubles(),
    reading.isStale(),
  ]);
  const states = objects.map(readApplication);
  const byName = new Map(states.map((state) => [state.name, state]));
  const left = question.showLeft ? leftApplications(states, question) : [];
  const wanted = [...expected, ...left];
  const git = await tools.history(states.flatMap(({ deployed }) => deployed ?? []));
  const common = {
    git,
    age: tools.age,
    kubectl: source.kubectl,
    hasRoot: byName.has('root'),
    showsRoot: expected.some(({ kind }) => kind === 'root'),
  };
  const rows = await mapBounded(wanted, CONCURRENCY, async (one): Promise<StatusRow> => {
    const application = byName.get(one.application);
    const live = await readLive(reading, application, one, isStale);
    const isExpected = !left.includes(one);
    return makeRow(one, { ...common, ...live, application, isExpected });
  });
  const elsewhere = otherRepository(byName.get('root'), question);
  return { cluster, source: source.description, troubles: [...elsewhere, ...troubles], rows };
}

const CONCURRENCY = 4;

async function readLive(
  reading: StatusReading,
  application: ApplicationState | undefined,
  expected: ExpectedApplication,
  isStale: boolean,
): Promise<Pick<RowFacts, 'live' | 'unreadable'>> {
  const nothing = { live: undefined, unreadable: undefined };
  if (application === undefined) return nothing;
  const isGood = application.sync === 'Synced' && application.health.status === 'Healthy';
  if (isGood && !isStale) return nothing;
  const answer = await reading.live(application, expected);
  return { ...nothing, ...answer };
}

/** Applications of this repository that gitops.yaml has no more. */
function leftApplications(
  states: readonly ApplicationState[],
  { cluster, expected, repoURL }: HomeQuestion,
): ExpectedApplication[] {
  const known = new Set(expected.map(({ application }) => application));
  return states
    .filter(({ name, repoURL: of }) => !known.has(name) && sameRepository(of, repoURL))
    .map(({ name, path, prunes }) => ({
      home: cluster,
      cluster,
      application: name,
      label: name,
      path,
      kind: 'deployment',
      prune: prunes ? 'automatic' : 'manual',
    }));
}

function otherRepository(
  root: ApplicationState | undefined,
  { repoURL }: HomeQuestion,
): RowProblem[] {
  if (root === undefined || sameRepository(root.repoURL, repoURL)) return [];
  return [
    {
      title: 'the Argo CD of this cluster reads another repository than gitops.yaml names',
      details: [`it reads ${root.repoURL}`],
      next: ['kubectl config get-contexts'],
    },
  ];
}
