import { policyNames, type PolicyName } from '../../../shared/policies/policies'
import type { CourseName } from '../../../shared/training/courses'
import { useRoute } from '../../app/navigation'
import { CoursePage } from './course-page'
import { Overview } from './overview'
import { PolicyPage } from './policy-page'

/** Security: how safe this vault is and what to do next, or one policy or course of it. */
export function CentreScreen() {
  const route = useRoute('security')
  if (route === null || route.page === 'overview') return <Overview />
  return isPolicy(route.page) ? <PolicyPage key={route.page} policy={route.page} /> : <CoursePage key={route.page} course={route.page} />
}

function isPolicy(page: PolicyName | CourseName): page is PolicyName {
  return policyNames.some((policy) => policy === page)
}
