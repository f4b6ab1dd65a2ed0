/**
 * React Aria takes a window that becomes lower soon after a field got the focus for an on-screen keyboard coming up. From then on it keeps everything
 * that opens with a field in it invisible for 600 ms, waiting for that keyboard. A desktop window is made smaller by its person, so it is told nothing of it:
 * what it places by itself follows the window's own `resize`. Must be imported before anything of React Aria, since the first listener decides.
 */
window.visualViewport?.addEventListener('resize', (event) => { event.stopImmediatePropagation() })
