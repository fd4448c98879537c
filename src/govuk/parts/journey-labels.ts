import type { Episode, Frame, Scale } from './journey-scale.ts'

export interface EpisodeLabel {
  x: number
  y: number
  name: string
  who: string | undefined
  /** White words, on the darkest step. */
  light: boolean
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

// Atkinson at 14 px is about 7.3 px a letter; a little over keeps words from touching.
const letter = 7.4
const lineHeight = 17

/**
 * Finds a place for each episode's words: inside its step, else after it, else above it. Words that fit nowhere are
 * left out of the picture: the list under it has them all.
 */
export function labelsOf(episodes: readonly Episode[], frame: Frame, scale: Scale, end: string, darkest: number): EpisodeLabel[] {
  const ground = episodes.map((episode) => boxOf(episode, frame, scale, end))
  const taken: Box[] = []
  return episodes.flatMap((episode, index) => {
    const step = ground[index]
    if (!step || step.right <= frame.left || step.right - step.left < 1) return []
    const width = letter * Math.max(episode.name.length, episode.who?.length ?? 0)
    const inside = { x: step.left + 6, y: step.top + 18, who: episode.who, light: episode.level >= darkest, over: [step] }
    const after = { x: step.right + 8, y: step.top + 14, who: episode.who, light: false, over: [] }
    const above = {
      x: Math.min(step.left, frame.right - letter * episode.name.length),
      y: step.top - 8,
      who: undefined,
      light: false,
      over: [],
    }
    for (const place of [inside, after, above]) {
      const box = { left: place.x, right: place.x + width, top: place.y - 13, bottom: place.y + (place.who ? lineHeight : 0) + 4 }
      const within = place.over.every((own) => box.right <= own.right - 4)
      const steps = place.over.length > 0 ? [] : ground
      if (!within || box.right > frame.right || [...taken, ...steps].some((other) => meet(box, other))) continue
      taken.push(box)
      return [{ x: place.x, y: place.y, name: episode.name, who: place.who, light: place.light }]
    }
    return []
  })
}

function boxOf(episode: Episode, frame: Frame, scale: Scale, end: string): Box {
  return { left: scale.x(episode.from), right: scale.x(episode.to ?? end), top: scale.y(episode.level), bottom: frame.floor }
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
}
