/** Puts text on the clipboard; false when the browser refused. `near` keeps the focus inside a dialog. */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  if (!window.isSecureContext) return copyBySelection(text, near);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near);
  }
}

/** The clipboard API does not exist on plain http, where many run this in their own network. */
function copyBySelection(text: string, near: HTMLElement): boolean {
  const source = document.createElement("textarea");
  source.value = text;
  source.readOnly = true;
  source.className = "sr-only";
  near.after(source);
  source.select();
  const copied = document.execCommand("copy");
  source.remove();
  near.focus();
  return copied;
}
