import type { Attachment, CaseFile } from '../../contract/case-file.generated.ts';

/** Every attachment that a case names: of evidence, scans, signatures and documents that were imported; each content once. */
export function attachmentsOf(file: CaseFile): Attachment[] {
  const found = new Map<string, Attachment>();
  for (const item of file.evidence ?? [])
    if (item.attachment) found.set(item.attachment.sha256, item.attachment);
  for (const { importedFrom } of file.documents)
    if (importedFrom) found.set(importedFrom.sha256, importedFrom);
  for (const act of file.acts ?? []) {
    const attachment = act.kind === 'scan' ? act.attachment : act.kind === 'signature' ? act.scan : undefined;
    if (attachment) found.set(attachment.sha256, attachment);
  }
  return [...found.values()];
}
