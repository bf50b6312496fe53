import { useEffect, useRef } from 'react';
import { errorTopic } from '../help/help-topic.ts';
import { openHelp } from '../help/open-help.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Where notices appear; a live region, so that they are read aloud. */
export function NoticeRegion() {
  const app = useApp();
  const { notices } = app;
  const list = useStore(notices.list);
  const region = useRef<HTMLElement>(null);
  // Above a dialog that was opened since: what lies in the top layer stands in the order it came.
  useEffect(() => {
    region.current?.hidePopover();
    if (list.length > 0) region.current?.showPopover();
  }, [list]);
  return (
    <section ref={region} popover="manual" className="notices" aria-live="polite" aria-label="通知">
      {list.map((notice) => (
        <div
          key={notice.id}
          className={`notice notice-${notice.tone}`}
          role={notice.tone === 'error' ? 'alert' : 'status'}
        >
          <Icon name={notice.tone === 'error' ? 'block' : notice.tone === 'done' ? 'check' : 'hint'} />
          <p>{notice.text}</p>
          {notice.code && (
            <Button tone="quiet" small onClick={() => openHelp(app, errorTopic(notice.code ?? ''))}>
              怎么办
            </Button>
          )}
          <Button icon="close" iconOnly tone="quiet" small onClick={() => notices.close(notice.id)}>
            关闭通知
          </Button>
        </div>
      ))}
    </section>
  );
}
