const houses = [
  { paint: '#8fbcc3' },
  { paint: '#5f98a3', chimney: true },
  { paint: '#c9dfe2' },
  { lit: true, chimney: true },
  { paint: '#8fbcc3' },
  { paint: '#4a8692', chimney: true },
  { paint: '#c9dfe2' },
  { paint: '#5f98a3', chimney: true },
] as const

const width = 110

/** A terrace with one lit door: for sign-in and the public start, where it is decoration and nothing else. */
export function Street() {
  return (
    <div class="ds-porch" aria-hidden="true">
      <div class="ds-wrap">
        <svg
          class="ds-street"
          viewBox={`0 0 ${width * houses.length} 166`}
          preserveAspectRatio="xMidYMax slice"
          aria-hidden="true"
          focusable="false"
        >
          <path fill="#ebe5da" d={`M0 147h${width * houses.length}v19H0z`} />
          {houses.map((house, index) => (
            <g transform={`translate(${index * width} 0)`}>
              <path fill="#fff" stroke="#d3cabb" d="M.5 150.5v-116h109v116z" />
              {'lit' in house ? <LitFront /> : <Front paint={house.paint} />}
              <path fill="#ebe5da" d="M0 20h110v15H0z" />
              {'chimney' in house && (
                <>
                  <path fill="#ebe5da" d="M44 4h22v18H44z" />
                  <path fill="#d3cabb" d="M48 0h5v5h-5zm9 0h5v5h-5z" />
                </>
              )}
            </g>
          ))}
        </svg>
      </div>
    </div>
  )
}

function Front({ paint }: { paint: string }) {
  return (
    <>
      <Window glass="#ebe5da" bars="#d3cabb" />
      <path fill={paint} d="M16 140V58a3 3 0 0 1 3-3h24a3 3 0 0 1 3 3v82z" />
      <path fill="#fff" opacity="0.55" d="M21 61h20v12H21z" />
      <circle cx="40" cy="102" r="1.8" fill="#fff" />
      <path fill="#d3cabb" d="M10 140h42v7H10z" />
    </>
  )
}

/** The door ajar, the hall light falling over the step, and somebody home. */
function LitFront() {
  return (
    <>
      <Window glass="#ffd84d" bars="#fff" />
      <path fill="#fff6d6" d="M18 140L2 166h96l-54-26z" />
      <path fill="#0d4a57" d="M14 140V58a3 3 0 0 1 3-3h28a3 3 0 0 1 3 3v82z" />
      <path fill="#ffd84d" d="M19 60h24v80H19z" />
      <path fill="#0d4a57" d="M19 60l13 5v80l-13-5z" />
      <circle cx="28.6" cy="106" r="1.8" fill="#ffd84d" />
      <path fill="#0d4a57" d="M8 140h46v7H8z" />
    </>
  )
}

function Window({ glass, bars }: { glass: string; bars: string }) {
  return (
    <>
      <path fill={glass} d="M62 58h30v38H62z" />
      <path fill="none" stroke={bars} stroke-width="1.5" d="M77 58v38M62 77h30" />
      <path fill="#d3cabb" d="M59 96h36v4H59z" />
    </>
  )
}
