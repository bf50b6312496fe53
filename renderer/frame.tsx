import { type ReactNode, useEffect } from 'react';
import type { MenuAction } from '../contract/bridge.ts';
import { openHelp } from './help/open-help.ts';
import { Tour } from './help/tour.tsx';
import { ReadOnlyBar } from './keeping/read-only-bar.tsx';
import { SafetyBar } from './keeping/safety-bar.tsx';
import { RailFoot } from './people/rail-foot.tsx';
import { useApp } from './state/app-context.ts';
import type { Route } from './state/route.ts';
import { useStore } from './state/store.ts';
import { useShortcuts } from './state/use-shortcut.ts';
import { Icon, type IconName } from './ui/icon.tsx';

type Place = {
  readonly route: Route;
  readonly label: string;
  readonly icon: IconName;
  readonly keys: string;
};

const places: readonly Place[] = [
  { route: { page: 'cases' }, label: '案件', icon: 'cases', keys: 'Alt+1' },
  { route: { page: 'review' }, label: '审核', icon: 'review', keys: 'Alt+2' },
  { route: { page: 'publications' }, label: '公示', icon: 'publish', keys: 'Alt+6' },
  { route: { page: 'forms' }, label: '文书库', icon: 'forms', keys: 'Alt+3' },
  { route: { page: 'verify' }, label: '验证', icon: 'verify', keys: 'Alt+4' },
  { route: { page: 'settings' }, label: '本站', icon: 'settings', keys: 'Alt+5' },
];

/** What stands around every screen: where one can go, and whether what was typed is safe. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const route = useStore(app.router.route);
  const station = useStore(app.station);
  const here = placeOf(route.page);
  useShortcuts({
    ...Object.fromEntries(places.map((place) => [place.keys, () => app.router.go(place.route)])),
    'Alt+ArrowLeft': () => app.router.back(),
  });
  useEffect(
    () =>
      app.engine.onShellEvent((event) => {
        if (event.kind === 'menu') goFromMenu(event.action, app.router.go);
      }),
    [app],
  );
  return (
    <div className="frame">
      <nav className="rail" aria-label="主导航">
        <p className="rail-mark" aria-hidden="true">
          案卷
        </p>
        <ul>
          {places.map((place) => (
            <li key={place.route.page}>
              <button
                type="button"
                aria-current={place.route.page === here ? 'page' : undefined}
                aria-keyshortcuts={place.keys}
                title={`${place.label}（${place.keys}）`}
                onClick={() => app.router.go(place.route)}
              >
                <Icon name={place.icon} size={20} />
                <span>{place.label}</span>
              </button>
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="rail-help"
          aria-current={route.page === 'help' ? 'page' : undefined}
          aria-keyshortcuts="F1"
          title="使用说明（F1）"
          onClick={() => openHelp(app)}
        >
          <Icon name="help" size={20} />
          <span>帮助</span>
        </button>
        <RailFoot sample={station?.trial ?? false} />
      </nav>
      <main className="stage" tabIndex={-1}>
        <SafetyBar />
        <ReadOnlyBar />
        {children}
      </main>
      <Tour />
    </div>
  );
}

/** The place of the rail that a page belongs to. */
function placeOf(page: Route['page']): Route['page'] {
  if (page === 'publication') return 'publications';
  return ['case', 'document', 'history', 'import'].includes(page) ? 'cases' : page;
}

function goFromMenu(action: MenuAction, go: (route: Route) => void): void {
  if (action === 'openCases') go({ page: 'cases' });
  if (action === 'settings') go({ page: 'settings' });
}
