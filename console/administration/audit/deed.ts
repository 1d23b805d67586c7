import { actionRules } from '../../../domain/case/actions.ts';
import { useActionWords } from '../../kit/labels.ts';
import { useAuditWords } from './words.ts';

type Word = Parameters<ReturnType<typeof useAuditWords>>[0];

/** Requests that have a name of their own. */
const named: Record<string, Word> = {
  'POST /api/v1/auth/session': 'signIn',
  'POST /api/v1/auth/token': 'signIn',
  'PUT /api/v1/auth/session': 'goOn',
  'DELETE /api/v1/auth/session': 'signOut',
  'DELETE /api/v1/me/sessions/{id}': 'signOut',
  'POST /api/v1/me/password': 'ownPassword',
  'PATCH /api/v1/me': 'ownAccount',
  'POST /api/v1/notifications/send': 'sendAgain',
  'POST /api/v1/notifications/{id}/send': 'sendAgain',
  'POST /api/v1/notifications/{id}/reveal': 'reveal',
  'POST /api/v1/cases/{number}/attachments': 'attach',
};

/** What a request did to what it was about, by its method. */
const methods: Record<string, Word> = { POST: 'added', PUT: 'changed', PATCH: 'changed', DELETE: 'removed' };
/** What is administered and worked on, by where the API keeps it. */
const things: Record<string, Word> = {
  ...{ cases: 'cases', rmas: 'rmas', calls: 'calls', users: 'users', customers: 'customers' },
  ...{ contracts: 'contracts', assets: 'assets', parts: 'parts', stock: 'stock', depots: 'depots' },
  ...{ policies: 'policies', templates: 'templates', calendars: 'calendars', holidays: 'holidays' },
  ...{
    rota: 'rota',
    faq: 'faq',
    'case-types': 'types',
    me: 'views',
    consents: 'consents',
    surveys: 'surveys',
  },
};

/** `take-over` as the engine calls it. */
const camel = (slug: string): string => slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a request was, in the reader's words; one that has none is shown as it was sent. */
export function useDeed(): (request: { method: string; route: string }) => string {
  const t = useAuditWords();
  const actions = useActionWords();
  return ({ method, route }) => {
    const own = named[`${method} ${route}`];
    if (own) return t(own);
    const [thing = '', , step] = route.replace('/api/v1/', '').split('/');
    const action = camel(step ?? '');
    if (thing === 'cases' && Object.hasOwn(actionRules, action) && Object.hasOwn(actions, action))
      return `${t('cases')}: ${actions[action as keyof typeof actions]}`;
    const [what, how] = [things[thing], methods[method]];
    return what && how ? `${t(what)}: ${t(how)}` : `${method} ${route}`;
  };
}
