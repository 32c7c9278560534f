// Sums the results of all runners and prints `N passed, N failed, N skipped` to standard output, complaints to standard error.
//
//   node .ci/tally.mjs <folder with results> [--some] [--corpora]
//
// A test project that has tests in its source must have left results of at least one; a program that crashed leaves none.
// --some      only some tests were asked for: nobody is missed, but one test at least must have run.
// --corpora   the outside corpora are there: every test project whose source says Trait("Corpora", …) must have run such tests,
//             and skipped none of them. Nothing to hold where no project says so.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const [folder, ...flags] = process.argv.slice(2);
const some = flags.includes("--some");
const corpora = flags.includes("--corpora");
const complaints = [];
const sum = { passed: 0, failed: 0, skipped: 0 };

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
const count = (tag, name) => Number(attribute(tag, name) || 0);

function add(who, passed, failed, skipped) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
  console.error(`  ${who.padEnd(24)} ${passed} passed, ${failed} failed, ${skipped} skipped`);
}

/** Test project → its results: how many ran, and the verdicts of those that read the corpora. */
function dotnetResults() {
  const projects = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xunit.xml"))) {
    const xml = readFileSync(join(folder, file), "utf8");
    for (const [assembly] of xml.matchAll(/<assembly\s[^>]*>/g)) {
      const project = attribute(assembly, "name").replace(/^.*[\\/]/, "").replace(/^Oqupie\.|\.dll$/g, "");
      const [passed, failed, skipped, errors] = ["passed", "failed", "skipped", "errors"].map((name) => count(assembly, name));
      add(project, passed, failed + errors, skipped);
      const readers = [...xml.matchAll(/<test\s[^>]*[^/>]>(?:(?!<\/test>)[\s\S])*?<trait name="Corpora"/g)]
        .map(([test]) => attribute(/^<test\s[^>]*>/.exec(test)[0], "result"));
      projects.set(project, { ran: passed + failed, readers });
      failures(xml).forEach((failure) => console.error(failure));
    }
  }
  return projects;
}

/** What failed and its first words, close to the end of the output: of a long run, the end is what gets kept. */
function failures(xml) {
  return [...xml.matchAll(/<test\s[^>]*result="Fail"[^>]*>(?:(?!<\/test>)[\s\S])*/g)].map(([test]) => {
    const said = /<message>(?:<!\[CDATA\[)?([\s\S]*?)(?:\]\]>)?<\/message>/.exec(test)?.[1] ?? "";
    const where = /(\S+\.cs:line \d+)/.exec(test)?.[1].replace(/^.*\/tests\//, "tests/") ?? "";
    return `    FAILED ${attribute(test, "name")} ${where}\n      ${said.trim().slice(0, 600).replaceAll("\n", "\n      ")}`;
  });
}

/** A program that was ended because one of its tests did not end leaves no results, but says which test it was. */
function checkHanging() {
  for (const file of readdirSync(folder).filter((name) => name.endsWith("_hang.log"))) {
    complaints.push(`Did not end: ${readFileSync(join(folder, file), "utf8").trim().replaceAll("\n", "; ")}`);
  }
}

function sourceOf(project) {
  return readdirSync(join("tests", project), { recursive: true })
    .filter((name) => name.endsWith(".cs"))
    .map((name) => readFileSync(join("tests", project, name), "utf8"))
    .join("\n");
}

function checkDotnet() {
  const results = dotnetResults();
  for (const project of readdirSync("tests").filter((name) => name.endsWith(".Tests"))) {
    const source = sourceOf(project);
    const found = results.get(project) ?? { ran: 0, readers: [] };
    if (!some && /\[(Fact|Theory|Property)\b/.test(source) && found.ran === 0) {
      complaints.push(`${project} has tests and ran none.`);
    }
    if (corpora && /Trait\("Corpora"/.test(source) && !(found.readers.length > 0 && found.readers.every((result) => result === "Pass" || result === "Fail"))) {
      complaints.push(`The corpora are there, but ${project} did not run all its tests that read them.`);
    }
  }
}

function checkConsole() {
  if (some || !existsSync("src/WebHost/Console/package.json")) {
    return;
  }
  const file = join(folder, "console.json");
  if (!existsSync(file)) {
    complaints.push("The console's unit tests left no results.");
    return;
  }
  const result = JSON.parse(readFileSync(file, "utf8"));
  add("Console", result.numPassedTests, result.numFailedTests, result.numPendingTests + (result.numTodoTests ?? 0));
  if (!result.success || result.numPassedTests + result.numFailedTests === 0) {
    complaints.push("The console's unit tests did not succeed.");
  }
  outsideOfTests();
}

/** An error outside of every test fails a run whose tests are all green, and stands in no report: what was said of it. */
function outsideOfTests() {
  const file = join(folder, "console.txt");
  const said = existsSync(file) ? stripVTControlCharacters(readFileSync(file, "utf8")) : "";
  const at = said.search(/Unhandled (Errors?|Rejection)|\[vitest-pool/);
  if (at >= 0) {
    console.error(`    ${said.slice(at, at + 800).trim().replaceAll("\n", "\n    ")}`);
  }
}

checkHanging();
checkDotnet();
checkConsole();
if (sum.passed + sum.failed === 0) {
  complaints.push("No test ran.");
}
if (sum.failed > 0) {
  complaints.push(`${sum.failed} failed.`);
}
complaints.forEach((complaint) => console.error(`  ${complaint}`));
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = complaints.length > 0 ? 1 : 0;
