// Compiles the style sheets and scripts that stand committed in amparo/interfaces/ui/static/ui (staff) and
// amparo/interfaces/portal/static (public), so that running Amparo never needs Node. `--check` rebuilds in memory and
// fails when the committed files differ.
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
const interfaces = join(here, '..', 'amparo', 'interfaces');
const staff = join(interfaces, 'ui', 'static', 'ui');
const portal = join(interfaces, 'portal', 'static');
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

async function styles(source, name) {
  const { css } = sass.compile(join(here, 'sass', source), {
    loadPaths: [here], quietDeps: true, silenceDeprecations: ['if-function', 'import'], logger: sass.Logger.silent,
  });
  const left = postcss([slim]).process(css, { from: undefined }).css;
  const right = rtlcss.process(left);
  const small = async (text) => (await transform(text, { loader: 'css', minify: true, target: browsers })).code;
  return { [`${name}.css`]: await small(left), [`${name}.rtl.css`]: await small(right) };
}

async function script(name) {
  const bundle = await build({
    entryPoints: [join(here, 'js', `${name}.mjs`)], bundle: true, format: 'esm', minify: true, write: false,
    target: browsers, legalComments: 'none', absWorkingDir: here,
  });
  return { [`${name}.js`]: bundle.outputFiles[0].text };
}

function htmx() {
  const text = readFileSync(join(here, 'node_modules/htmx.org/dist/htmx.min.js'), 'utf8');
  return { 'htmx.js': text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n') };
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
  for (const folder of ['sass', 'sass/public', 'js']) files.push(...readdirSync(join(here, folder)).filter((one) => one.includes('.')).sort().map((one) => `${folder}/${one}`));
  return Object.fromEntries(files.map((one) => [one, digest(readFileSync(join(here, one)))]));
}

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

let stale = 0;

function settle(target, name, text) {
  const path = join(target, name);
  const same = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (process.argv.includes('--check')) {
    if (!same) { stale += 1; console.error(`${relative(process.cwd(), path)} differs from its source: run npm run build`); }
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  if (!same) writeFileSync(path, text);
  // WhiteNoise serves the .gz beside a file as it is, so a slow line gets a seventh of the bytes without a collectstatic step.
  if (/\.(css|js)$/.test(name) && !same) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  if (/\.(css|js)$/.test(name)) {
    console.log(`${name.padEnd(12)} ${(text.length / 1024).toFixed(1)} KB, gzip ${(gzipSync(text).length / 1024).toFixed(1)} KB`);
  }
}

// The public process answers with every file of its folder; its list of what was built stands beside this script instead.
function finish(target, outputs, lists, list) {
  const digests = Object.fromEntries(Object.entries(outputs).map(([name, text]) => [name, digest(text)]));
  for (const [name, text] of Object.entries(outputs)) settle(target, name, text);
  settle(lists, list, `${JSON.stringify({ sources: sources(), outputs: digests }, null, 1)}\n`);
}

finish(staff, { ...(await styles('app.scss', 'app')), ...(await script('app')), ...htmx(), ...licences() }, staff, 'build.json');
finish(portal, { ...(await styles('portal.scss', 'page')), ...(await script('page')), ...(await script('recorder')) }, here, 'portal.json');
process.exitCode = stale ? 1 : 0;
