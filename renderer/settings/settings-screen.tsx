import { useEffect, useRef, useState } from 'react';
import { AuditSection } from '../keeping/audit-section.tsx';
import { BackupSection } from '../keeping/backup-section.tsx';
import { AccountsSection } from '../people/accounts-section.tsx';
import { ask, loadStation, useApp } from '../state/app-context.ts';
import type { SettingsTab } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { Badge } from '../ui/badge.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AgencySection } from './agency-section.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { FormsSection } from './forms-section.tsx';
import { LawSection } from './law-section.tsx';
import { NumberingSection } from './numbering-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PublicationSection } from './publication-section.tsx';
import { SealSection } from './seal-section.tsx';
import { draftOf, type StationDraft } from './station-draft.ts';
import { ThresholdsSection } from './thresholds-section.tsx';

/** Tabs of the station's own settings. */
const own: ReadonlySet<SettingsTab> = new Set([
  'agency',
  'people',
  'numbering',
  'thresholds',
  'publication',
  'seal',
]);

/** Who we are: entered once, used by every document. Saves itself. */
export function SettingsScreen({ tab: first = 'agency' }: { readonly tab?: SettingsTab }) {
  const app = useApp();
  const station = useStore(app.station);
  const may = useMay('station/save');
  const [tab, setTab] = useState<SettingsTab>(first);
  const [draft, setDraft] = useState<StationDraft | null>(null);
  const [saved, setSaved] = useState(true);
  const latest = useRef<StationDraft | null>(null);
  const saving = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    document.title = '本站设置 — 案卷';
    if (station && latest.current === null) {
      latest.current = draftOf(station);
      setDraft(latest.current);
    }
  }, [station]);
  const change = (make: (now: StationDraft) => StationDraft) => {
    if (!latest.current) return;
    const next = make(latest.current);
    latest.current = next;
    setDraft(next);
    setSaved(false);
    saving.current = saving.current.then(async () => {
      if (latest.current !== next) return;
      const answer = await ask(app, 'station/save', next);
      if (!answer) return;
      setSaved(latest.current === next);
      await loadStation(app);
    });
  };
  if (!draft) return <p className="starting">正在打开…</p>;
  const parts = { draft, change };
  return (
    <section className="screen" aria-labelledby="settings-title">
      <header className="screen-head">
        <h1 id="settings-title">本站设置</h1>
        {station?.trial && <Badge tone="wait">示例站</Badge>}
        <span className="spacer" />
        <span className="safety" role="status">
          {saved ? '已保存' : '正在保存'}
        </span>
      </header>
      <Tabs<SettingsTab>
        label="本站设置"
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { key: 'agency', label: '机关' },
          { key: 'people', label: '人员', count: draft.people.length },
          { key: 'accounts', label: '账户' },
          { key: 'numbering', label: '文号' },
          { key: 'thresholds', label: '数额标准' },
          { key: 'publication', label: '公示' },
          { key: 'seal', label: '印章和证书' },
          { key: 'forms', label: '文书式样' },
          { key: 'law', label: '法律数据' },
          { key: 'backup', label: '备份' },
          { key: 'doctor', label: '诊断' },
        ]}
      >
        <div className="settings">
          {tab === 'agency' && station && station.missing.length > 0 && (
            <ul className="banner-list" aria-label="还缺什么">
              {station.missing.map(({ what, stops }) => (
                <li key={what}>
                  还缺{what}：{stops}
                </li>
              ))}
            </ul>
          )}
          {tab === 'accounts' && <AccountsSection />}
          {tab === 'forms' && <FormsSection />}
          {tab === 'law' && <LawSection />}
          {tab === 'backup' && <BackupSection />}
          {tab === 'backup' && <AuditSection />}
          {tab === 'doctor' && <DoctorSection />}
          {!may && own.has(tab) && <p className="banner-list">本站设置由管理员修改，您可以查看。</p>}
          <fieldset className="settings-of-station" disabled={!may}>
            {tab === 'agency' && <AgencySection {...parts} />}
            {tab === 'people' && <PeopleSection {...parts} />}
            {tab === 'numbering' && <NumberingSection {...parts} />}
            {tab === 'thresholds' && <ThresholdsSection {...parts} />}
            {tab === 'publication' && <PublicationSection {...parts} />}
            {tab === 'seal' && <SealSection {...parts} />}
          </fieldset>
        </div>
      </Tabs>
    </section>
  );
}
