import { request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import { AppError } from '../../../contract/app-error.ts';
import { type TimeStamper, timeStampAttribute, timeStampRequest, tokenOfReply } from './time-stamp.ts';

/** How long the authority may take to answer, in milliseconds. */
const patience = 10_000;
/** More than any token comes to, in bytes. */
const mostBytes = 1_000_000;

/**
 * Asks a time-stamp authority over HTTP (RFC 3161, 3.4). The one request that the program makes of a network, and only
 * to the address that the station itself entered. No redirection is followed.
 * The stamper throws TSA_UNREACHABLE, TSA_REFUSED.
 */
export function timeStamperAt(address: string, timeout = patience): TimeStamper {
  const url = addressOf(address);
  return async (value) => {
    const { request, nonce } = timeStampRequest(value);
    const reply = await post(url, request, timeout);
    return timeStampAttribute(await tokenOfReply(reply, value, nonce));
  };
}

function addressOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new AppError('TSA_UNREACHABLE', { address, problem: '地址应当以 http:// 或 https:// 开头' });
}

function post(url: URL, body: Uint8Array, timeout: number): Promise<Uint8Array> {
  const unreachable = (problem: string, cause?: unknown) =>
    new AppError('TSA_UNREACHABLE', { address: url.host, problem }, cause);
  return new Promise((done, refuse) => {
    const ask = url.protocol === 'https:' ? askHttps : askHttp;
    const asked = ask(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/timestamp-query', 'Content-Length': body.length },
      signal: AbortSignal.timeout(timeout),
    });
    const fail = (cause: Error) =>
      refuse(cause instanceof AppError ? cause : unreachable(reasonOf(cause), cause));
    asked.on('error', fail);
    asked.on('response', (answer) => {
      if (answer.statusCode !== 200) {
        asked.destroy(unreachable(`它回答了 HTTP ${answer.statusCode}`));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostBytes) asked.destroy(unreachable('答复太大'));
        else chunks.push(chunk);
      });
      answer.on('error', fail);
      answer.on('end', () => done(new Uint8Array(Buffer.concat(chunks))));
    });
    asked.end(body);
  });
}

function reasonOf(cause: Error): string {
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return '没有在限定时间内回答';
  const code = 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? (code === '' ? '连接中断' : code);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '连接被拒绝，服务没有开',
  ENOTFOUND: '找不到这个地址',
  EAI_AGAIN: '找不到这个地址',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ECONNRESET: '连接中断',
};
