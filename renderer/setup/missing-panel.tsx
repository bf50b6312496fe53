import './missing-panel.css';
import { useEffect, useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MissingRows } from './missing-rows.tsx';
import { useMissing } from './use-missing.ts';

/** Whether the list was folded, remembered for the station. */
const remembered = 'missingFolded';

/**
 * On the desk: what the station's settings still lack and which documents that leaves incomplete. Nothing where they
 * are complete, and for the sample station, which is nobody's to complete.
 */
export function MissingPanel() {
  const app = useApp();
  const station = useStore(app.station);
  const missing = useMissing();
  const may = useMay('station/save');
  const [folded, setFolded] = useState<boolean | null>(null);
  useEffect(() => {
    void ask(app, 'preferences/get', { key: remembered }).then((kept) => setFolded(kept?.value === true));
  }, [app]);
  if (station === null || station.trial || folded === null || missing === null || missing.length === 0)
    return null;
  const names = missing.map(({ what }) => what).join('、');
  const fold = () => {
    setFolded(!folded);
    void ask(app, 'preferences/set', { key: remembered, value: !folded });
  };
  return (
    <section className="missing" aria-label="本站还缺什么">
      <div className="missing-head">
        <Icon name="hint" />
        <p title={folded ? names : undefined}>
          <strong>本站设置还缺 {missing.length} 项</strong>
          {folded && `：${names}`}
        </p>
        {may && (
          <Button small onClick={() => app.router.go({ page: 'setup' })}>
            逐步填写
          </Button>
        )}
        <Button small tone="quiet" icon={folded ? 'down' : 'close'} onClick={fold} expanded={!folded}>
          {folded ? '展开' : '收起'}
        </Button>
      </div>
      {!folded && <MissingRows missing={missing} />}
    </section>
  );
}
