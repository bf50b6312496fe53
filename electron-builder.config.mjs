// How build/app becomes packages. scripts/package-app.mjs calls the packager with it; ANJUAN_FLAVOUR is 'release' or 'test',
// and the two differ in one fuse alone: tests drive the program through Node's inspector.
const test = process.env.ANJUAN_FLAVOUR === 'test';
const own = process.platform !== 'linux';

export default {
  appId: 'cn.anjuan.desktop',
  productName: 'Anjuan',
  copyright: 'MIT',
  directories: {
    app: 'build/app',
    output: `dist/${test ? 'test' : 'release'}`,
    buildResources: 'electron/icons',
  },
  electronVersion: process.env.ANJUAN_ELECTRON_VERSION,
  electronDist: process.env.ANJUAN_ELECTRON_DIST,
  npmRebuild: false,
  publish: null,
  asar: true,
  asarUnpack: ['node_modules/better-sqlite3/**/*.node'],
  files: ['**/*'],
  electronLanguages: ['zh-CN', 'en-US'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the packager fills these in.
  artifactName: 'anjuan-${version}-${os}-${arch}.${ext}',
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: test,
    enableEmbeddedAsarIntegrityValidation: own,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [{ ext: 'anjuan', name: '案卷数据包', mimeType: 'application/x-anjuan' }],
  linux: {
    executableName: 'anjuan',
    category: 'Office',
    synopsis: '交通运输行政执法文书',
    target: ['dir'],
  },
  win: { target: ['nsis', 'portable'], executableName: 'anjuan' },
  nsis: {
    oneClick: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    language: '2052',
  },
  mac: { target: ['zip'] },
};
