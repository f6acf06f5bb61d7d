// Compiles the two style sheets and the scripts that stand committed in amparo/interfaces/ui/static/ui, so that
// running Amparo never needs Node. `--check` rebuilds in memory and fails when the committed files differ.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import postcss from 'postcss';
import rtlcss from 'rtlcss';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'amparo', 'interfaces', 'ui', 'static', 'ui');
const packages = ['govuk-frontend', '@ministryofjustice/frontend', 'htmx.org'];
const browsers = ['chrome100', 'firefox100', 'safari15'];

// Selectors of component parts that no template uses (checked by tests/interfaces/ui); their images are not shipped either.
const unused = [
  /^\.moj-filter__(legend|close)/, /moj-timeline__document/, /moj-alert__(dismiss|action)/, /data-dismissible/,
  /moj-identity-bar__(menu|actions)/, /^\.govuk-\\!-(padding|static)/, /govuk-button--start/, /govuk-button__start-icon/,
  /govuk-service-navigation--inverse/, /govuk-header/, /-moz-focus-inner/, /govuk-main-wrapper--l/,
  /govuk-tag--(turquoise|pink|magenta)/, /govuk-file-upload-(button|wrapper)/, /^\.govuk-drop-zone/, /govuk-clearfix/,
];

const slim = {
  postcssPlugin: 'slim',
  Once(root) {
    root.walkDecls((decl) => { if (/url\(['"]?\/?assets/.test(decl.value)) decl.remove(); });
    root.walkRules((rule) => {
      if (rule.parent.type === 'atrule' && /keyframes/.test(rule.parent.name)) return;
      const kept = rule.selectors.filter((one) => !unused.some((pattern) => pattern.test(one)));
      if (kept.length === 0) rule.remove();
      else if (kept.length < rule.selectors.length) rule.selectors = kept;
    });
    root.walkAtRules((rule) => { if (rule.nodes && rule.nodes.length === 0) rule.remove(); });
  },
};

async function styles() {
  const { css } = sass.compile(join(here, 'sass', 'app.scss'), {
    loadPaths: [here], quietDeps: true, silenceDeprecations: ['if-function', 'import'], logger: sass.Logger.silent,
  });
  const left = postcss([slim]).process(css, { from: undefined }).css;
  const right = rtlcss.process(left);
  const small = async (text) => (await transform(text, { loader: 'css', minify: true, target: browsers })).code;
  return { 'app.css': await small(left), 'app.rtl.css': await small(right) };
}

async function scripts() {
  const bundle = await build({
    entryPoints: [join(here, 'js', 'app.mjs')], bundle: true, format: 'esm', minify: true, write: false,
    target: browsers, legalComments: 'none', absWorkingDir: here,
  });
  const htmx = readFileSync(join(here, 'node_modules/htmx.org/dist/htmx.min.js'), 'utf8');
  return { 'app.js': bundle.outputFiles[0].text, 'htmx.js': htmx.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n') };
}

function licences() {
  const texts = {};
  for (const name of packages) {
    const folder = join(here, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = file ? readFileSync(join(folder, file), 'utf8') : `${license}\n`;
    texts[`licences/${name.replace('@', '').replace('/', '-')}.txt`] = `${name} ${version} (${license})\n\n${text}`;
  }
  return texts;
}

function sources() {
  const files = ['package.json', 'package-lock.json', 'build.mjs'];
  for (const folder of ['sass', 'js']) files.push(...readdirSync(join(here, folder)).sort().map((one) => `${folder}/${one}`));
  return Object.fromEntries(files.map((one) => [one, digest(readFileSync(join(here, one)))]));
}

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

const outputs = { ...(await styles()), ...(await scripts()), ...licences() };
const manifest = {
  sources: sources(),
  outputs: Object.fromEntries(Object.entries(outputs).map(([name, text]) => [name, digest(text)])),
};
outputs['build.json'] = `${JSON.stringify(manifest, null, 1)}\n`;

let stale = 0;
for (const [name, text] of Object.entries(outputs)) {
  const path = join(target, name);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (process.argv.includes('--check')) {
    if (!same) { stale += 1; console.error(`${relative(process.cwd(), path)} differs from its source: run npm run build`); }
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (!same) writeFileSync(path, text);
  // WhiteNoise serves the .gz beside a file as it is, so a slow line gets a seventh of the bytes without a collectstatic step.
  if (/\.(css|js)$/.test(name) && !same) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  if (/\.(css|js)$/.test(name)) {
    console.log(`${name.padEnd(12)} ${(text.length / 1024).toFixed(1)} KB, gzip ${(gzipSync(text).length / 1024).toFixed(1)} KB`);
  }
}
process.exitCode = stale ? 1 : 0;
