import type { Route } from '../access/index.ts'

export const editPages: Route[] = []
