import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { FormSummary } from '../../contract/commands/forms.ts';
import { paperFontsReady } from '../paper/paper-fonts.ts';
import { PaperPages } from '../paper/paper-pages.tsx';
import { type Choices, useChoices } from '../state/kept-choices.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { basisText } from '../ui/severity.ts';
import { BlankDialog } from './blank-dialog.tsx';

type Fill = Choices['forms']['fill'];

/** The form library: every form by stage, with its page, what it is for and when. */
export function FormsScreen() {
  const { value } = useQuery('forms/list', {});
  const [{ query, chosen, fill }, choose] = useChoices('forms');
  const [blank, setBlank] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const words = useDeferredValue(query).trim().split(/\s+/).filter(Boolean);
  const forms = (value?.forms ?? []).filter((form) => words.every((word) => searchText(form).includes(word)));
  const stages = [...new Set(forms.map(({ stageTitle }) => stageTitle))];
  const form = forms.find(({ id }) => id === chosen) ?? forms[0];
  useShortcuts({ '/': () => search.current?.focus(), 'Ctrl+F': () => search.current?.focus() });
  useMenuActions({ find: () => search.current?.focus() });
  useEffect(() => {
    document.title = '文书库 — 案卷';
  }, []);
  return (
    <section className="screen" aria-labelledby="forms-title">
      <header className="screen-head">
        <h1 id="forms-title">文书库</h1>
        <SearchBox
          ref={search}
          label="搜索文书式样"
          placeholder="名称、用途"
          value={query}
          onChange={(text) => choose({ query: text })}
        />
        <SelectInput
          aria-label="预览内容"
          value={fill}
          options={[
            { value: 'sample', title: '填好的样例' },
            { value: 'empty', title: '空白式样' },
          ]}
          onChange={(next) => choose({ fill: next as Fill })}
        />
        <Button icon="print" disabled={!form} onClick={() => setBlank(true)}>
          空白文书
        </Button>
      </header>
      <div className="forms">
        <nav className="forms-list" aria-label="文书式样">
          {value?.broken.map(({ form: id, file, pointer, problem }) => (
            <p key={`${id}${pointer}`} className="dialog-note">
              <Icon name="block" size={16} />
              {id}：{file} {pointer} {problem}
            </p>
          ))}
          {forms.length === 0 && value && <Empty title="没有这样的文书" />}
          {stages.map((stage) => (
            <section key={stage} aria-label={stage}>
              <h2>{stage}</h2>
              <ul>
                {forms
                  .filter((one) => one.stageTitle === stage)
                  .map((one) => (
                    <li key={one.id}>
                      <button
                        type="button"
                        aria-current={one.id === form?.id ? 'true' : undefined}
                        onClick={() => choose({ chosen: one.id })}
                      >
                        <span>{one.title}</span>
                        <span className="faint">{one.series === null ? '常用' : `式样之${one.series}`}</span>
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </nav>
        {form && <FormCard key={form.id} form={form} fill={fill} />}
      </div>
      {blank && form && <BlankDialog form={form} onClose={() => setBlank(false)} />}
    </section>
  );
}

function searchText({ title, purpose, whenToUse, id, series }: FormSummary): string {
  return `${title} ${purpose} ${whenToUse} ${id} ${series ?? ''}`;
}

function FormCard({ form, fill }: { readonly form: FormSummary; readonly fill: Fill }) {
  const { value: preview } = useQuery('forms/preview', { form: form.id, fill });
  const [fonts, setFonts] = useState(false);
  useEffect(() => {
    void paperFontsReady().then(() => setFonts(true));
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <article className="form-card" tabIndex={0} aria-labelledby="form-card-title">
      <div className="form-about">
        <h2 id="form-card-title">{form.title}</h2>
        <p>{form.purpose}</p>
        <dl>
          <dt>何时用</dt>
          <dd>{form.whenToUse}</dd>
          {form.requires.length > 0 && (
            <>
              <dt>在先</dt>
              <dd>
                {form.requires.map((text) => (
                  <span key={text} className="form-version">
                    {text}
                  </span>
                ))}
              </dd>
            </>
          )}
          {form.starts.length > 0 && (
            <>
              <dt>起算</dt>
              <dd>
                {form.starts.map(({ title, length, basis, unverified }) => (
                  <span key={title} className="form-version">
                    {title}：{[length, basis, unverified].filter(Boolean).join('，')}
                  </span>
                ))}
              </dd>
            </>
          )}
          <dt>份数</dt>
          <dd>一式 {form.copies} 份</dd>
          <dt>依据</dt>
          <dd>{form.basis.map((one) => basisText(one)).join('，')}</dd>
          <dt>版本</dt>
          <dd>
            {form.versions.map(({ version, from, until }) => (
              <span key={version} className="form-version">
                {version}
                {until === null ? `（${from} 起）` : `（${from} 至 ${until} 的文书用）`}
              </span>
            ))}
          </dd>
        </dl>
        {form.unverified.length > 0 && <p className="faint">〔未核实〕{form.unverified.join('')}</p>}
      </div>
      <div className="preview">
        {fonts && preview && <PaperPages blocks={preview.blocks} page={preview.page} zoom={0.72} />}
      </div>
    </article>
  );
}
