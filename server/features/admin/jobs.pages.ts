import * as paths from '../../paths.ts';
import { adminTabs, crumbs } from './admin.pages.ts';

interface Run {
  readonly job: string;
  readonly by: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly told: number;
  readonly settled: number;
  readonly error: string | null;
}

export interface JobsView {
  readonly jobs: readonly {
    readonly name: string;
    readonly title: string;
    readonly next: Date | null;
    readonly last: Run | undefined;
  }[];
  readonly runs: readonly Run[];
}

export function jobsPage({ jobs, runs }: JobsView) {
  const titleOf = (name: string) => jobs.find((job) => job.name === name)?.title ?? name;
  return {
    title: '定时任务',
    wide: true,
    lead: '每天早上查一遍期限，该提醒谁就提醒谁。任务只记录和提醒，不作任何决定；重复运行不会重复提醒。',
    breadcrumb: [...crumbs, { text: '定时任务' }],
    tabs: adminTabs('jobs'),
    jobs: jobs.map(({ name, title, next, last }) => ({
      title,
      facts: [
        { term: '名称', text: name },
        next === null ? { term: '下次运行', text: '不再运行' } : { term: '下次运行', at: next },
        ...(last === undefined
          ? [{ term: '上次运行', text: '还没有运行过' }]
          : [{ term: '上次运行', at: last.startedAt, note: resultWords(last) }]),
      ],
      action: { post: paths.adminJobRun(name), text: '现在运行', kind: 'secondary', small: true },
    })),
    runs: {
      caption: '最近的运行',
      columns: [{ text: '任务', rowHead: true }, { text: '开始' }, { text: '由谁' }, { text: '结果' }],
      rows: runs.map((run) => ({
        cells: [
          { text: titleOf(run.job) },
          { at: run.startedAt },
          { text: run.by },
          { tag: resultTag(run), note: run.error ?? undefined },
        ],
      })),
      empty: { text: '还没有运行过。' },
    },
  };
}

function resultWords({ finishedAt, told, settled, error }: Run): string {
  if (error !== null) return '没有做完';
  if (finishedAt === null) return '运行中，或已中断';
  return `新提醒 ${told} 条，已了结 ${settled} 条`;
}

function resultTag(run: Run) {
  const kind = run.error !== null ? 'danger' : run.finishedAt === null ? 'waiting' : 'good';
  return { kind, text: resultWords(run) };
}
