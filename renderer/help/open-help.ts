import type { AppServices } from '../state/app-context.ts';
import { errorTopic, helpTopic } from './help-topic.ts';

/**
 * Opens the guide at a topic, or at what fits the screen. Where the screen must not be left (a dialog is open, nothing
 * has begun yet) the guide comes in its own window, at the error that is being shown if there is one.
 */
export function openHelp(app: Pick<AppServices, 'engine' | 'notices' | 'router'>, topic?: string): void {
  const route = app.router.route.get();
  const mustStay = document.querySelector('dialog[open]') || !document.querySelector('.frame');
  if (!mustStay) {
    if (topic !== undefined || route.page !== 'help')
      app.router.go({ page: 'help', topic: topic ?? helpTopic(route) });
    return;
  }
  const failed = app.notices.list.get().findLast(({ code }) => code !== null)?.code;
  const [page, anchor] = (topic ?? (failed ? errorTopic(failed) : helpTopic(route))).split('#');
  void app.engine.shell.openGuide({ page: `${page}.html${anchor ? `#${anchor}` : ''}` });
}
