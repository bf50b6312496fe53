import { useEffect, useRef, useState } from 'react';
import type { MissingKey } from '../../contract/commands/setup.ts';
import { AuditSection } from '../keeping/audit-section.tsx';
import { BackupSection } from '../keeping/backup-section.tsx';
import { AccountsSection } from '../people/accounts-section.tsx';
import { MissingHere } from '../setup/missing-here.tsx';
import { useMissingField } from '../setup/use-missing-field.ts';
import { useApp } from '../state/app-context.ts';
import type { SettingsTab } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AgencySection } from './agency-section.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { FormsSection } from './forms-section.tsx';
import { LawSection } from './law-section.tsx';
import { NumberingSection } from './numbering-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PublicationSection } from './publication-section.tsx';
import { SealSection } from './seal-section.tsx';
import { ThresholdsSection } from './thresholds-section.tsx';
import { useStationDraft } from './use-station-draft.ts';

/** Tabs of the station's own settings. */
const own: ReadonlySet<SettingsTab> = new Set([
  'agency',
  'people',
  'numbering',
  'thresholds',
  'publication',
  'seal',
]);

type SettingsScreenProps = {
  readonly tab?: SettingsTab;
  /** What the station lacks: its field takes the focus. */
  readonly about?: MissingKey;
};

/** Who we are: entered once, used by every document. Saves itself. */
export function SettingsScreen({ tab: first = 'agency', about }: SettingsScreenProps) {
  const app = useApp();
  const station = useStore(app.station);
  const may = useMay('station/save');
  const [tab, setTab] = useState<SettingsTab>(first);
  const { draft, change, saved } = useStationDraft();
  const fields = useRef<HTMLDivElement>(null);
  useMissingField(fields, about, draft !== null);
  useEffect(() => {
    document.title = '本站设置 — 案卷';
  }, []);
  if (!draft) return <p className="starting">正在打开…</p>;
  const parts = { draft, change };
  return (
    <section className="screen" aria-labelledby="settings-title">
      <header className="screen-head">
        <h1 id="settings-title">本站设置</h1>
        {station?.trial && <Badge tone="wait">示例站</Badge>}
        <span className="spacer" />
        {may && (
          <Button icon="list" onClick={() => app.router.go({ page: 'setup' })}>
            初次设置
          </Button>
        )}
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
        <div className="settings" ref={fields}>
          <MissingHere tab={tab} />
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
