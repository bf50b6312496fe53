import { Button } from '../ui/button.tsx';

type ChangedUnderReviewProps = {
  /** What has changed is being shown. */
  readonly shown: boolean;
  readonly onShow: () => void;
};

/** Above the paper: what is under review is no longer what was submitted; F9 shows what has changed. */
export function ChangedUnderReview({ shown, onShow }: ChangedUnderReviewProps) {
  return (
    <p className="changed-under-review" role="status">
      送审以后正文又有改动，审核意见针对的是现在的文字。
      <Button small icon="copy" pressed={shown} title="F9" onClick={onShow}>
        看改了什么
      </Button>
    </p>
  );
}
