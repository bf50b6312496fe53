/**
 * Asks for a secret at the terminal without showing it. Null where there is nobody to ask (input is not a terminal), or
 * who is asked ends it with Ctrl+C.
 */
export async function hiddenPrompt(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return null;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  try {
    return await new Promise((done) => {
      let typed = '';
      const take = (chunk: string) => {
        for (const key of chunk) {
          if (key === '\r' || key === '\n') return finish(typed);
          if (key === '\u0003') return finish(null);
          typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
        }
      };
      const finish = (answer: string | null) => {
        stdin.off('data', take);
        done(answer);
      };
      stdin.on('data', take);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
