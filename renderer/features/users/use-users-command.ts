import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Answer, Channel, Input } from '../../../shared/ipc/contract'
import { useCommand, type Command } from '../../ipc/use-command'

const touched = ['users.', 'roles.', 'teams.', 'sessions.', 'audit.'] as const

/** A channel that changes users, roles or teams: what was asked about them is asked again afterwards. */
export function useUsersCommand<C extends Channel>(channel: C): Command<C> {
  const command = useCommand(channel)
  const cache = useQueryClient()
  const { run: send } = command
  const run = useCallback(async (input: Input<C>): Promise<Answer<C>> => {
    const answer = await send(input)
    if (answer.ok) await cache.invalidateQueries({ predicate: ({ queryKey: [asked] }) => typeof asked === 'string' && touched.some((beginning) => asked.startsWith(beginning)) })
    return answer
  }, [send, cache])
  return { ...command, run }
}
