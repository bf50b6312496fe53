import { useState } from 'react';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { WipeDialog } from './wipe-dialog.tsx';

/** On the desk of the sample station: that all of it is made up, and the way to begin in earnest. */
export function TrialPanel({ onWiped }: { readonly onWiped: () => void }) {
  const app = useApp();
  const station = useStore(app.station);
  const may = useMay('trial/wipe');
  const [asked, setAsked] = useState(false);
  if (!station?.trial) return null;
  return (
    <>
      <div className="banner" role="note" aria-label="示例站">
        <Icon name="hint" />
        <p>这里是示例站：机关、人员和案件都是虚构的，可以随便试，写出的文书没有法律效力。</p>
        {may && (
          <Button small onClick={() => setAsked(true)}>
            清除试用数据，正式使用…
          </Button>
        )}
      </div>
      {asked && <WipeDialog onClose={() => setAsked(false)} onWiped={onWiped} />}
    </>
  );
}
