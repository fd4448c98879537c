import type { VNode } from 'preact'
import { PlaceMapFigure } from '../places/index.ts'
import type { Maps } from './map.ts'

export type { Maps } from './map.ts'

/** The map; where it is of tiles, the one that suits the width of the screen. */
export function MapPart({ maps, tableAt }: { maps: Maps; tableAt: string }): VNode {
  if (!maps.narrow) return <PlaceMapFigure map={maps.map} tableAt={tableAt} />
  return (
    <div>
      <div class="ds-wide">
        <PlaceMapFigure map={maps.map} tableAt={tableAt} />
      </div>
      <div class="ds-narrow">
        <PlaceMapFigure map={maps.narrow} tableAt={tableAt} />
      </div>
    </div>
  )
}
