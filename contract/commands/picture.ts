import { command } from '../command.ts';
import { closed, Token } from './inputs.ts';

/** A picture as it can be kept, or a drawing that was judged and has still to be made into one, by the page. */
export type PictureRead =
  | { readonly kind: 'png' /** data: URL. */; readonly picture: string }
  | { readonly kind: 'svg'; readonly svg: string };

export const pictureCommands = {
  'picture/read': command<PictureRead>()(closed({ file: Token })),
};
