import { operation } from '../common/operation.ts';
import { agencyList, categoryList } from '../schemas/agency.ts';

/** Agencies and categories: the codes that complaints are filed under. */

export const listAgencies = operation({
  id: 'listAgencies',
  method: 'get',
  path: '/agencies',
  tag: 'agencies',
  summary: 'List agencies',
  scope: 'agencies:read',
  success: { status: 200, description: 'All agencies.', schema: agencyList },
  problems: [],
  async handle({ services }) {
    const { agencies } = services.hotline.rules.district;
    const items = agencies.map(({ code, name, shortName, type, redirect = null }) => ({
      code,
      name,
      shortName,
      type,
      redirect,
    }));
    return { body: { items } };
  },
});

export const listCategories = operation({
  id: 'listCategories',
  method: 'get',
  path: '/categories',
  tag: 'agencies',
  summary: 'List categories',
  scope: 'agencies:read',
  success: { status: 200, description: 'All categories.', schema: categoryList },
  problems: [],
  async handle({ services }) {
    const { categories } = services.hotline.rules.district;
    const items = categories.map(({ code, name, agency, secret }) => ({
      code,
      name,
      agency,
      secret,
    }));
    return { body: { items } };
  },
});
