import type { StateTone } from "@/components/ui/tone";

export interface Toast {
  id: number;
  tone: StateTone;
  title: string;
  description?: string;
}

type Details = Partial<Pick<Toast, "description">>;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/*
 * Our own few lines instead of sonner, which puts a style element into the page without a nonce;
 * the content security policy blocks that.
 */
export const toast = {
  success: (title: string, details?: Details) => show("ok", title, details),
  error: (title: string, details?: Details) => show("danger", title, details),
  info: (title: string, details?: Details) => show("info", title, details),
};

export function dismissToast(id: number): void {
  publish(toasts.filter((shown) => shown.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: () => toasts,
  none: () => NONE,
};

const NONE: readonly Toast[] = [];
const AT_MOST = 3;

function show(tone: StateTone, title: string, details: Details = {}): void {
  lastId += 1;
  publish([...toasts, { id: lastId, tone, title, ...details }].slice(-AT_MOST));
}

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
