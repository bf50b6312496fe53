/**
 * The four files of a new form, small and sound, for the clerk to go on from: case number, party, a long text, two
 * officers' signatures, seal and date. They pass the check as they are.
 * @param today YYYY-MM-DD, the day from which the form is used.
 */
export function formSkeleton(id: string, title: string, today: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({
      'form.json': definition(id, title, today),
      'layout.json': layout(title),
      'sample.json': sample(today),
      'schema.json': fields(id, title),
    }).map(([name, data]) => [name, `${JSON.stringify(data, null, 2)}\n`]),
  );
}

function definition(id: string, title: string, today: string): unknown {
  return {
    id,
    title,
    series: null,
    version: today,
    inForceFrom: today,
    basis: [{ law: '本站规定', article: '' }],
    stage: 'investigation',
    audience: 'internal',
    copies: 1,
    numberCode: null,
    purpose: '请写明做什么用。',
    whenToUse: '请写明什么时候用。',
    requires: [],
    starts: [],
    next: [],
    signers: [{ role: 'officer', count: 2 }],
    seal: true,
    many: true,
    reviewed: false,
    bindings: {
      '/caseNumber': '/case/caseNumber',
      '/partyName': '/party/name',
      '/agencyName': '/agency/name',
      '/issuedOn': '/document/issuedOn',
    },
    prefill: {},
    substance: [],
    unverified: [],
  };
}

function layout(title: string): unknown {
  return {
    page: {
      margin: { top: 25, right: 25, bottom: 25, left: 25 },
      pageNumber: 'none',
      pageFoot: null,
    },
    body: [
      { kind: 'title', lines: [title] },
      { kind: 'number', label: '案号：', field: '/caseNumber' },
      {
        kind: 'table',
        columns: [30, 130],
        rows: [
          { height: 9, cells: [label('当事人'), { content: [{ field: '/partyName' }] }] },
          { height: 60, cells: [label('内容'), { content: [{ field: '/content' }] }] },
        ],
      },
      { kind: 'signatureLine', role: 'officer', label: '执法人员签名：', count: 2, dated: true },
      { kind: 'seal', label: [{ field: '/agencyName' }, { text: '(印章)' }], date: '/issuedOn' },
    ],
  };
}

function label(text: string): unknown {
  return { align: 'center', content: [{ text }] };
}

function sample(today: string): unknown {
  return {
    content: {
      caseNumber: '鲁德交立〔2026〕15号',
      partyName: '张伟',
      content: '这里写内容。',
      agencyName: '德州市德城区交通运输局',
      issuedOn: today,
    },
  };
}

function fields(id: string, title: string): unknown {
  const line = (name: string, description: string, maxLength: number) => ({
    type: 'string',
    title: name,
    description,
    minLength: 1,
    maxLength,
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `anjuan:form:${id}`,
    title,
    description: '本站自用。',
    type: 'object',
    additionalProperties: false,
    properties: {
      caseNumber: line('案号', '本案的案号。', 100),
      partyName: line('当事人', '与身份证件、营业执照一致。', 200),
      content: { ...line('内容', '请写明这一栏填什么。', 5000), 'x-multiline': true },
      agencyName: line('交通运输执法部门', '执法部门全称，与印章一致。', 200),
      issuedOn: { type: 'string', title: '日期', description: '成文日期。', format: 'date', maxLength: 20 },
    },
    required: ['caseNumber', 'partyName', 'content', 'agencyName', 'issuedOn'],
  };
}
