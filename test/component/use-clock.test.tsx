import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { useToday } from '../../renderer/ui/use-clock'

afterEach(() => { vi.useRealTimers() })

it('useToday › given a page that is looked at past midnight › is the new day, drawn once', () => {
  vi.useFakeTimers({ now: new Date(2026, 11, 31, 23, 58, 50) })
  let drawn = 0
  function Day() {
    drawn += 1
    return <p>{new Date(useToday()).toLocaleString('en-GB')}</p>
  }
  render(<Day />)
  act(() => { vi.advanceTimersByTime(60_000) })
  expect([drawn, screen.getByText('31/12/2026, 00:00:00').tagName]).toEqual([1, 'P'])
  act(() => { vi.advanceTimersByTime(60_000) })
  expect([drawn, screen.getByText('01/01/2027, 00:00:00').tagName]).toEqual([2, 'P'])
})
