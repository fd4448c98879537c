import { accountPages } from './account-pages.tsx'
import { explainPages } from './explain-page.tsx'
import { permissionsPages } from './permissions-page.tsx'
import { requestPages } from './request-pages.tsx'
import type { Route } from './visit.ts'

/** Accounts and their explanation for administrators; the permission table for everybody. */
export const accessPages: readonly Route[] = [...accountPages, ...requestPages, ...explainPages, ...permissionsPages]
