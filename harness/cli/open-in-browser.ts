import { openAddress } from '../browser/open-address.ts';
import { settings } from '../config/env.ts';
import { text } from '../language/text.ts';
import { mark, say } from './say.ts';

/**
 * Shows the address of a server in a browser. The server runs either way: a browser that does not open is a remark.
 * @param isSilent nobody reads remarks
 */
export async function openInBrowser(url: string, isSilent: boolean): Promise<void> {
  const hasOpened = await openAddress(url, settings.browser);
  if (!hasOpened && !isSilent) say(`${mark('warning')} ${text('cli.start.notOpened', { url })}`);
}
