import { useEffect, useState } from 'react'
import type { ChosenFile } from '../../../shared/app/channels'
import { dropped } from '../../ipc/client'

/** Takes files that are dropped anywhere on the window while the screen is shown. True while some are held over it. */
export function useFileDrop(onFiles: (files: readonly ChosenFile[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      // Leaving the window has no other side; leaving an element inside of it has.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return
      event.preventDefault()
      void tokensOf([...event.dataTransfer.files]).then(onFiles)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [onFiles])
  return isOver
}

async function tokensOf(files: readonly File[]): Promise<ChosenFile[]> {
  const tokens = await Promise.all(files.map((file) => dropped(file)))
  return tokens.filter((token): token is ChosenFile => token !== null)
}
