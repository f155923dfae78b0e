import type { WaitingAct } from '../base/context.ts';
import { actorOf, type Response, type Turn } from '../base/response.ts';

/**
 * Acts as events to their complaints, by whoever wrote.
 * @param id inbox message they come from
 */
export function tellActs(turn: Turn, acts: WaitingAct[], id: string): Response {
  const by = actorOf(turn);
  const effects = acts.map(({ instance, command, request }) => ({
    type: 'tell' as const,
    params: {
      instance,
      event: { ...request, by },
      message: { id, binding: `perintah ${command}` },
    },
  }));
  return { effects, filed: 'done', asked: null };
}
