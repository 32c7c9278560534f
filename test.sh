#!/usr/bin/env bash
# The whole of CI: installs what the tests need, builds, checks and tests everything.
#
#   ./test.sh                 all of it
#   ./test.sh --filter Word   only .NET tests whose full name contains Word (no console, no format check)
#   ./test.sh --corpora       as without, and fails if tests that read the outside corpora did not run
#   anything else is passed on to the test programs (see `dotnet test --help`)
#
# The last line is `N passed, N failed, N skipped`, summed over all runners; the exit code is 0 only if nothing failed and every
# test project that has tests ran some. Results lie in artifacts/test-results.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

readonly configuration=Release # What is released is what is measured and tested.
readonly results=$PWD/artifacts/test-results
readonly console=src/WebHost/Console
readonly hanging=10m # No test takes as long. Which one hung is said, and its program ended.
readonly packages=(postgresql dovecot-imapd postfix chromium fonts-noto-cjk)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export OQUPIE_CORPORA=${OQUPIE_CORPORA:-$(realpath -m ../shared/data)}

filter='' corpora='' passed_on=()
while (($#)); do
  case $1 in
    --filter) filter=${2:?--filter wants a word}; shift ;;
    --corpora) corpora=--corpora ;;
    *) passed_on+=("$1") ;;
  esac
  shift
done

complaints=()
summary='0 passed, 0 failed, 0 skipped'

finish() {
  local code=$?
  for complaint in "${complaints[@]}"; do echo "FAILED: $complaint"; done
  echo "$summary"
  ((code == 0 && ${#complaints[@]} == 0)) || exit 1
}
trap finish EXIT

# A step that failed is remembered and the next one starts: one run tells everything that is wrong.
step() {
  local name=$1 started=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null || { complaints+=("$name"); return 1; }
  echo "-- $name: $((SECONDS - started)) s"
}

# A step nothing can follow.
must() { step "$@" || exit 1; }

as_root() { if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi; }

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

install_missing() {
  local missing=() package code=0
  command -v dotnet >/dev/null || { echo 'The .NET SDK is missing (global.json names the version): https://dotnet.microsoft.com/download'; return 1; }
  command -v node >/dev/null || { echo 'Node.js 20 or newer is missing: https://nodejs.org'; return 1; }
  command -v apt-get >/dev/null || { echo "No apt-get here; the tests need ${packages[*]} in whatever form this system has them."; return 0; }
  for package in "${packages[@]}"; do is_installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || { echo "All there: ${packages[*]}"; return 0; }

  echo "Installing ${missing[*]}"
  local env=(env DEBIAN_FRONTEND=noninteractive)
  echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
  # The tests start servers of their own; the system's stay off unless somebody decided otherwise.
  local policy=/usr/sbin/policy-rc.d ours=
  if [[ ! -e $policy ]]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && as_root chmod 755 "$policy"
  fi
  as_root "${env[@]}" apt-get update -qq && as_root "${env[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" || code=1
  [[ -z $ours ]] || as_root rm -f "$policy"
  return $code
}

# The compiler that is shared by the projects would outlive CI, and wait for its next build in memory that tests want.
build() {
  local code=0
  dotnet build OqupieOrleans.sln --configuration "$configuration" --no-restore || code=$?
  [[ ${CI:-} != true ]] || dotnet build-server shutdown
  return $code
}

files_are_short() {
  local long
  long=$(git ls-files -co --exclude-standard -- 'src/*.cs' 'tests/*.cs' | xargs -r -d '\n' wc -l | awk '$2 != "total" && $1 > 300 { print "  " $2 ": " $1 " lines" }')
  [[ -z $long ]] || { printf 'Over 300 lines, usually two rooms:\n%s\n' "$long"; return 1; }
}

console_packages() {
  [[ -f node_modules/.package-lock.json && ! package-lock.json -nt node_modules/.package-lock.json ]] || npm ci --no-audit --no-fund
}

in_console() { (cd "$console" && "$@"); }

# What is said is kept beside the results: an error outside of every test is in no report, and the end of a long log is what gets read.
unit_tests() {
  in_console npm run --silent test -- --reporter=default --reporter=json --outputFile.json="$results/console.json" 2>&1 | tee "$results/console.txt"
}

# Of the test projects that are named. Two cores and real servers: one test program at a time. 8 is "no test here", which .ci/tally.mjs
# judges with the sources at hand.
dotnet_tests() {
  local only=() modules='' project
  [[ -z $filter ]] || only=(--filter-method "*$filter*")
  for project in "$@"; do modules+="artifacts/bin/$project/${configuration,,}/Oqupie.$project;"; done
  dotnet test --test-modules "$modules" --root-directory "$PWD" --max-parallel-test-modules 1 \
    --results-directory "$results" --report-xunit-xml --ignore-exit-code 8 --hangdump --hangdump-type Mini --hangdump-timeout "$hanging" \
    "${only[@]}" "${passed_on[@]}"
}

must 'Install what is missing' install_missing
rm -rf "$results" && mkdir -p "$results"
must 'Restore' dotnet restore OqupieOrleans.sln --locked-mode
must 'Build' build

if [[ -z $filter ]]; then
  # Without the projects: style and analyzers are errors of the build, the order of usings is a test's.
  step 'Format' dotnet format whitespace . --folder --verify-no-changes --include src/ tests/ bench/
  step 'Files are short' files_are_short
  if [[ -f $console/package.json ]]; then
    step 'Console: packages' in_console console_packages &&
      {
        step 'Console: lint' in_console npm run --silent lint
        step 'Console: types' in_console npm run --silent check
        step 'Console: unit tests' unit_tests
      }
  fi
fi

# The running product comes last: its tests are the slowest.
quick=() running=(Cluster.Tests EndToEnd.Tests)
for folder in tests/*.Tests; do [[ " ${running[*]} " == *" ${folder#tests/} "* ]] || quick+=("${folder#tests/}"); done
step 'Tests' dotnet_tests "${quick[@]}"
step 'Tests of the running product' dotnet_tests "${running[@]}"

printf '\n== Sum\n'
sum=$(node .ci/tally.mjs "$results" ${filter:+--some} $corpora) || complaints+=('Sum (see above)')
[[ -z $sum ]] || summary=$sum
