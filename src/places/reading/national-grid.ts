/** Longitude then latitude in degrees (WGS84), or easting then northing in metres (British National Grid). */
export type Position = [number, number]

// Source: Ordnance Survey, A Guide to Coordinate Systems in Great Britain: the National Grid projection, the Airy 1830
// and GRS80 ellipsoids, and the seven-parameter transformation from OSGB36 to WGS84, good to about five metres.
// Postcodes decide where an address lies and polygons only draw, so five metres are enough.
const airy = ellipsoid(6377563.396, 6356256.909)
const grs80 = ellipsoid(6378137, 6356752.3141)
const grid = { scale: 0.9996012717, lat: radians(49), lon: radians(-2), easting: 400_000, northing: -100_000 }
const shift = {
  x: 446.448,
  y: -125.157,
  z: 542.06,
  scale: -20.4894e-6,
  rx: arcSeconds(0.1502),
  ry: arcSeconds(0.247),
  rz: arcSeconds(0.8421),
}

/** Turns an easting and northing into longitude and latitude. */
export function toLonLat([easting, northing]: Position): Position {
  const [lon, lat] = fromGrid(easting, northing)
  const [x, y, z] = moved(toCartesian(lon, lat))
  const [lonRadians, latRadians] = fromCartesian(x, y, z)
  return [degrees(lonRadians), degrees(latRadians)]
}

/** What a position is, told by its size: Great Britain's degrees, its grid metres, or neither. */
export function positionKind([x, y]: Position): 'lon-lat' | 'grid' | 'swapped' | 'web mercator' | 'elsewhere' {
  if (x >= -9 && x <= 2.5 && y >= 49 && y <= 61.5) return 'lon-lat'
  if (y >= -9 && y <= 2.5 && x >= 49 && x <= 61.5) return 'swapped'
  if (x >= 1000 && x <= 700_000 && y >= 1000 && y <= 1_300_000) return 'grid'
  return y > 6_200_000 && y < 8_800_000 ? 'web mercator' : 'elsewhere'
}

function fromGrid(easting: number, northing: number): Position {
  const a = airy.a * grid.scale
  let lat = grid.lat
  let error = northing - grid.northing
  while (Math.abs(error) > 1e-5) {
    lat += error / a
    error = northing - grid.northing - meridianArc(lat)
  }
  const sin2 = 1 - airy.e2 * Math.sin(lat) ** 2
  const nu = a / Math.sqrt(sin2)
  const rho = (a * (1 - airy.e2)) / sin2 ** 1.5
  const eta2 = nu / rho - 1
  const t = Math.tan(lat)
  const sec = 1 / Math.cos(lat)
  const east = easting - grid.easting
  const VII = t / (2 * rho * nu)
  const VIII = (t / (24 * rho * nu ** 3)) * (5 + 3 * t ** 2 + eta2 - 9 * t ** 2 * eta2)
  const IX = (t / (720 * rho * nu ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4)
  const X = sec / nu
  const XI = (sec / (6 * nu ** 3)) * (nu / rho + 2 * t ** 2)
  const XII = (sec / (120 * nu ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4)
  return [grid.lon + X * east - XI * east ** 3 + XII * east ** 5, lat - VII * east ** 2 + VIII * east ** 4 - IX * east ** 6]
}

function meridianArc(lat: number): number {
  const { n, b } = airy
  const [less, more] = [lat - grid.lat, lat + grid.lat]
  const first = (1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * less
  const second = (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(less) * Math.cos(more)
  const third = (1.875 * n ** 2 + 1.875 * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more)
  const fourth = (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more)
  return b * grid.scale * (first - second + third - fourth)
}

type Point = [number, number, number]

function toCartesian(lon: number, lat: number): Point {
  const nu = airy.a / Math.sqrt(1 - airy.e2 * Math.sin(lat) ** 2)
  return [nu * Math.cos(lat) * Math.cos(lon), nu * Math.cos(lat) * Math.sin(lon), nu * (1 - airy.e2) * Math.sin(lat)]
}

function moved([x, y, z]: Point): Point {
  const s = 1 + shift.scale
  return [
    shift.x + s * x - shift.rz * y + shift.ry * z,
    shift.y + shift.rz * x + s * y - shift.rx * z,
    shift.z - shift.ry * x + shift.rx * y + s * z,
  ]
}

function fromCartesian(x: number, y: number, z: number): Position {
  const { a, e2 } = grs80
  const across = Math.hypot(x, y)
  let lat = Math.atan2(z, across * (1 - e2))
  for (let turn = 0; turn < 6; turn++) {
    const nu = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2)
    lat = Math.atan2(z + e2 * nu * Math.sin(lat), across)
  }
  return [Math.atan2(y, x), lat]
}

function ellipsoid(a: number, b: number) {
  return { a, b, e2: 1 - b ** 2 / a ** 2, n: (a - b) / (a + b) }
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI
}

function arcSeconds(seconds: number): number {
  return radians(seconds / 3600)
}
