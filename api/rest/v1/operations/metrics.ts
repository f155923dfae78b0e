import { operation } from '../common/operation.ts';

export const getMetrics = operation({
  id: 'getMetrics',
  method: 'get',
  path: '/metrics',
  tag: 'health',
  summary: 'Read technical metrics',
  description:
    'Text format of Prometheus. A request from this very machine that came through no proxy needs no token.',
  scope: 'metrics',
  loopback: true,
  success: { status: 200, description: 'The metrics.', types: ['text/plain'] },
  problems: [],
  async handle({ services: { metrics } }) {
    return { body: await metrics.text(), type: metrics.contentType };
  },
});
