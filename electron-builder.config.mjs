// How build/app becomes packages; scripts/package-app.mjs calls the packager with it. The flavours 'release' and 'test'
// differ in one fuse alone: tests drive the program through Node's inspector.

/** The packager's configuration for a flavour and the Electron at hand. */
export function packagerConfig({ flavour, electronVersion, electronDist, carriedBinary }) {
  return {
    appId: 'cn.anjuan.desktop',
    productName: 'Anjuan',
    copyright: 'MIT',
    directories: {
      app: 'build/app',
      output: `dist/${flavour}`,
      buildResources: 'electron/icons',
    },
    electronVersion,
    electronDist,
    npmRebuild: false,
    publish: null,
    asar: true,
    asarUnpack: ['node_modules/**/*.node'],
    // One binary of SQLite: the one it carries, or the one compiled for an older Electron.
    files: [
      '**/*',
      `!node_modules/better-sqlite3-multiple-ciphers/${carriedBinary ? 'build' : 'prebuilds'}/**`,
    ],
    electronLanguages: ['zh-CN', 'en-US'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the packager fills these in.
    artifactName: 'anjuan-${version}-${os}-${arch}.${ext}',
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: flavour === 'test',
      enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    fileAssociations: [
      {
        ext: 'anjuan',
        name: '案卷数据包',
        mimeType: 'application/x-anjuan',
        icon: 'electron/icons/anjuan-file.ico',
      },
    ],
    linux: {
      executableName: 'anjuan',
      category: 'Office',
      synopsis: '交通运输行政执法文书',
      icon: 'electron/icons/png',
      target: ['dir'],
    },
    win: {
      target: ['nsis', 'portable'],
      executableName: 'anjuan',
      icon: 'electron/icons/anjuan.ico',
      // Beside the program a prompt would find the .exe first.
      extraFiles: [{ from: 'electron/windows/anjuan.cmd', to: 'bin/anjuan.cmd' }],
    },
    nsis: {
      oneClick: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      language: '2052',
    },
    mac: { target: ['zip'] },
  };
}
