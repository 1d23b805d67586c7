import { asset } from './assets.ts';
import { attachmentRoutes } from './attachments.ts';
import { auditRoutes } from './audit.ts';
import { calendarRoutes } from './calendars.ts';
import { callRoutes } from './calls.ts';
import { caseActionRoutes } from './caseActions.ts';
import { caseListRoute } from './caseList.ts';
import { caseRoutes } from './cases.ts';
import { caseTypeRoutes } from './caseTypes.ts';
import { consentRoutes } from './consents.ts';
import { contract } from './contracts.ts';
import { correctionRoutes } from './corrections.ts';
import { customerRoutes } from './customers.ts';
import { drawingRoutes } from './drawings.ts';
import { engineRoutes } from './engine.ts';
import { eventRoutes } from './events.ts';
import { forecastRoutes } from './forecast.ts';
import { faqRoutes } from './faq.ts';
import { faultReportRoutes } from './faultReports.ts';
import { healthRoutes } from './health.ts';
import { holidayRoutes } from './holidays.ts';
import { linkHandOverRoutes } from './linkHandOver.ts';
import { loginRoutes } from './login.ts';
import { lookupRoutes } from './lookup.ts';
import { notificationRoutes } from './notifications.ts';
import { ownAccountRoutes } from './ownAccount.ts';
import { partRoutes } from './parts.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policies.ts';
import { policyPreviewRoutes } from './policyPreview.ts';
import { presenceRoutes } from './presence.ts';
import { queueRoutes } from './queues.ts';
import { reportRoutes } from './reports.ts';
import { rmaRoutes } from './rmas.ts';
import { rotaRoutes } from './rota.ts';
import type { Route } from './route.ts';
import { workflowRoutes } from './workflows.ts';
import { workloadRoutes } from './workload.ts';
import { similarRoutes } from './similar.ts';
import { savedViewRoutes } from './savedViews.ts';
import { stockRoutes } from './stock.ts';
import { statusRoutes } from './status.ts';
import { surveyRoutes } from './surveys.ts';
import { templateRoutes } from './templates.ts';
import { timelineRoutes } from './timeline.ts';

/** Every route of the API, once. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...loginRoutes,
  ...ownAccountRoutes,
  ...caseRoutes,
  ...caseTypeRoutes,
  ...correctionRoutes,
  caseListRoute,
  ...queueRoutes,
  ...workloadRoutes,
  ...savedViewRoutes,
  ...reportRoutes,
  ...timelineRoutes,
  ...forecastRoutes,
  ...similarRoutes,
  ...caseActionRoutes,
  ...callRoutes,
  ...attachmentRoutes,
  ...faultReportRoutes,
  ...rmaRoutes,
  ...consentRoutes,
  ...surveyRoutes,
  ...peopleRoutes,
  // Before the customers by ID: 'lookup' is none.
  ...lookupRoutes,
  ...customerRoutes,
  ...drawingRoutes,
  ...contract.routes,
  ...asset.routes,
  ...faqRoutes,
  ...policyRoutes,
  ...policyPreviewRoutes,
  ...templateRoutes,
  ...calendarRoutes,
  ...holidayRoutes,
  ...rotaRoutes,
  ...partRoutes,
  ...stockRoutes,
  ...notificationRoutes,
  ...linkHandOverRoutes,
  ...statusRoutes,
  ...workflowRoutes,
  ...engineRoutes,
  ...auditRoutes,
  ...eventRoutes,
  ...presenceRoutes,
];

/** Refuses a table with a route that nobody may use, or that is there twice: a slip that must not reach a server. */
export function checkRoutes(table: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, access } of table) {
    const name = `${method.toUpperCase()} ${path}`;
    if (access !== 'public' && !(Array.isArray(access) && access.length))
      throw new Error(`${name} names no roles; a route is closed until it says for whom it is`);
    if (seen.has(name)) throw new Error(`${name} is there twice`);
    seen.add(name);
  }
}
