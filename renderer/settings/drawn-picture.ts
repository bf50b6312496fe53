/**
 * Draws an SVG, judged by the engine before, into a PNG with a transparent ground; data: URL, null where nothing can be
 * drawn. As an image it runs nothing and fetches nothing, whatever it holds.
 */
export async function drawnPicture(svg: string): Promise<string | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const paper = canvas.getContext('2d');
  if (!paper || canvas.width === 0 || canvas.height === 0) return null;
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value !== 0) ? canvas.toDataURL('image/png') : null;
}
