import type { PublicationView } from '../../contract/commands/publication.ts';
import { publicationSteps } from '../case/act-words.ts';
import { titleOf } from '../case/fact-words.ts';

/** What has happened with a publication, in order. */
export function PublicationSteps({ view }: { readonly view: PublicationView }) {
  return (
    <section aria-labelledby="publication-steps">
      <h2 id="publication-steps">经过</h2>
      {view.steps.length === 0 && <p className="section-note">还没有办理。</p>}
      <ol className="publication-list">
        {view.steps.map(({ id, step, on, by, reason, site, receipt }) => (
          <li key={id}>
            <p>
              <span className="numeric">{on}</span> {titleOf(publicationSteps, step)} {by}
            </p>
            {(site || receipt) && (
              <p className="faint">
                {site} {receipt}
              </p>
            )}
            {reason && <p className="faint">{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
