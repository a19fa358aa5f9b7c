/**
 * The text of a file as its editor wrote it: UTF-8, UTF-16 (what `>` and `Out-File` of Windows PowerShell write), else
 * the Windows code page of western Europe (its `Set-Content`). A byte order mark is no part of it.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Without a mark: a name of a setting is ASCII, so one of each two bytes is zero.
  if (bytes[1] === 0 && bytes.length > 1) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0 && bytes.length > 1) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
