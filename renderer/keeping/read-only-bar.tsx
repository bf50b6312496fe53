import { useQuery } from '../state/use-query.ts';
import { Icon } from '../ui/icon.tsx';

/** Said across the window where another program holds the database: this one only looks. */
export function ReadOnlyBar() {
  const { value } = useQuery('store/state', {});
  if (!value?.readOnly) return null;
  return (
    <p className="safety-bar" role="status">
      <Icon name="block" />
      数据库正被另一个程序使用，本窗口只能查看，不能修改。关闭先打开的程序后，重新打开本程序即可修改。
    </p>
  );
}
