import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { drawnPicture } from './drawn-picture.ts';

type SealPictureProps = { readonly seal: string | null; readonly onChange: (seal: string | null) => void };

/** The station's seal as a picture: chosen from a PNG, or from an SVG that is drawn here once and kept as a PNG. */
export function SealPicture({ seal, onChange }: SealPictureProps) {
  const app = useApp();
  const choose = async () => {
    const [file] =
      told(
        app,
        await app.engine.shell.pickFiles({
          title: '导入印章图',
          filters: [{ name: '印章图', extensions: ['png', 'svg'] }],
          many: false,
        }),
      ) ?? [];
    const read = file && (await ask(app, 'picture/read', { file: file.token }));
    if (!file || !read) return;
    const picture = read.kind === 'png' ? read.picture : await drawnPicture(read.svg);
    if (picture !== null) onChange(picture);
    else app.notices.failed({ code: 'PICTURE_UNUSABLE', params: { file: file.name, problem: '画不出来' } });
  };
  return (
    <div className="seal-picture">
      {seal ? <img src={seal} alt="本站印章" /> : <div className="seal-none">没有印章图</div>}
      <div>
        <p className="section-note">
          PNG（透明底，不小于 500 像素）或 SVG。只盖在已签发并用正式证书签名的文书上；草稿没有印章。
        </p>
        <div className="panel-actions">
          <Button icon="import" tells="seal" onClick={() => void choose()}>
            {seal ? '换一个' : '导入印章图'}
          </Button>
          {seal && (
            <Button icon="trash" onClick={() => onChange(null)}>
              移除
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
