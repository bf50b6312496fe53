// The Debian package (also what Kylin and UOS take), from an unpacked release folder, with dpkg-deb alone.
import {
  chmodSync,
  cpSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, writeWhole } from './cache.mjs';
import { iconSizes, pngFile } from './icons.mjs';
import { note, run, seconds, step } from './say.mjs';
import { sourceDate } from './source-date.mjs';
import { hasProgram } from './system-packages.mjs';

/** Libraries of Electron; the alternatives are the names since Debian 13. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libcups2 | libcups2t64',
  'libdrm2',
];

const desktop = `[Desktop Entry]
Type=Application
Name=Anjuan
Name[zh_CN]=案卷
Comment=Traffic law-enforcement case documents
Comment[zh_CN]=交通运输行政执法文书制作、审核、签章与公示
Exec=/usr/bin/anjuan %F
Icon=anjuan
Terminal=false
Categories=Office;
MimeType=application/x-anjuan;
StartupWMClass=Anjuan
`;

const mime = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-anjuan">
    <comment>Anjuan case bundle</comment>
    <comment xml:lang="zh_CN">案卷数据包</comment>
    <icon name="application-x-anjuan"/>
    <glob pattern="*.anjuan" weight="80"/>
  </mime-type>
</mime-info>
`;

/** The menus, file types and icons of the machine are read again. */
const refresh = `#!/bin/sh
set -e
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if command -v update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q -t /usr/share/icons/hicolor || true; fi
`;

/**
 * Case files stay when the package is removed and when it is purged; they go only when the purge says so by
 * ANJUAN_DELETE_DATA=yes. A folder that is a symbolic link is left alone: it leads out of the person's home.
 */
const afterRemoval = `${refresh}if [ "$1" = purge ]; then
  getent passwd | cut -d: -f6 | sort -u | while read -r home; do
    data="$home/.config/Anjuan"
    if [ ! -d "$data" ] || [ -L "$home/.config" ] || [ -L "$data" ]; then continue; fi
    if [ "\${ANJUAN_DELETE_DATA:-}" = yes ]; then
      rm -rf --one-file-system -- "$data"
      echo "已删除案件数据：$data"
    else
      echo "案件数据仍保留在：$data"
    fi
  done
fi
exit 0
`;

/** Makes dist/release/anjuan_<version>_<architecture>.deb; resolves to `{ file }` or to `{ skipped: why }`. */
export async function makeDeb(unpacked) {
  if (process.platform !== 'linux') return { skipped: 'needs Linux' };
  if (!hasProgram('dpkg-deb')) return { skipped: 'needs dpkg-deb (apt-get install -y dpkg)' };
  const since = performance.now();
  step('Packaging (deb)');
  const { version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch;
  const stage = join(root, 'dist', 'deb-stage');
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, 'opt'), { recursive: true });
  cpSync(unpacked, join(stage, 'opt', 'anjuan'), { recursive: true });
  mkdirSync(join(stage, 'usr', 'bin'), { recursive: true });
  symlinkSync('../../opt/anjuan/anjuan', join(stage, 'usr', 'bin', 'anjuan'));
  writeWhole(join(stage, 'usr/share/applications/anjuan.desktop'), desktop);
  writeWhole(join(stage, 'usr/share/mime/packages/anjuan.xml'), mime);
  placeIcons(join(stage, 'usr/share/icons/hicolor'));
  writeWhole(join(stage, 'usr/share/doc/anjuan/copyright'), `License: ${license}\n`);
  const control = [
    'Package: anjuan',
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Section: editors',
    'Priority: optional',
    'Maintainer: Anjuan developers <anjuan@localhost>',
    `Installed-Size: ${Math.ceil(bytesBelow(stage) / 1024)}`,
    `Depends: ${depends.join(', ')}`,
    'Recommends: xvfb',
    `Description: ${description}`,
    '',
  ].join('\n');
  writeWhole(join(stage, 'DEBIAN', 'control'), control);
  for (const [name, script] of [
    ['postinst', `${refresh}exit 0\n`],
    ['postrm', afterRemoval],
  ]) {
    writeWhole(join(stage, 'DEBIAN', name), script);
    chmodSync(join(stage, 'DEBIAN', name), 0o755);
  }
  openToAll(stage);
  // Chromium's sandbox helper, for kernels that allow no user namespaces.
  chmodSync(join(stage, 'opt/anjuan/chrome-sandbox'), 0o4755);
  const moment = sourceDate();
  dateAll(stage, moment);
  const file = join(root, 'dist', 'release', `anjuan_${version}_${architecture}.deb`);
  rmSync(file, { force: true });
  await run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', stage, file], {
    quiet: true,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(moment) },
  });
  rmSync(stage, { recursive: true, force: true });
  note(`done in ${seconds(since)}`);
  return { file };
}

/** The icons of the program and of its file type, in every size and as a drawing. */
function placeIcons(theme) {
  for (const [name, place, as] of [
    ['anjuan', 'apps', 'anjuan'],
    ['anjuan-file', 'mimetypes', 'application-x-anjuan'],
  ]) {
    writeWhole(
      join(theme, 'scalable', place, `${as}.svg`),
      readFileSync(join(root, `electron/icons/${name}.svg`)),
    );
    for (const size of iconSizes)
      writeWhole(
        join(theme, `${size}x${size}`, place, `${as}.png`),
        readFileSync(join(root, pngFile(name, size))),
      );
  }
}

function bytesBelow(path) {
  const found = lstatSync(path);
  return found.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesBelow(join(path, name)), 0)
    : found.size;
}

/** One date for all, so that one commit makes one package. */
function dateAll(path, moment) {
  const found = lstatSync(path);
  if (found.isDirectory()) for (const name of readdirSync(path)) dateAll(join(path, name), moment);
  lutimesSync(path, moment, moment);
}

/** Readable by everybody, whatever the umask of the machine that packages. */
function openToAll(path) {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  if (found.isDirectory()) {
    chmodSync(path, 0o755);
    for (const name of readdirSync(path)) openToAll(join(path, name));
  } else chmodSync(path, found.mode & 0o111 ? 0o755 : 0o644);
}
