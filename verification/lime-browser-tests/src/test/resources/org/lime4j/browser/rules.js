// What is asked about a loaded document. Every rule answers with a list of findings, empty if all is well.

const quoted = text => '"' + (text.length > 60 ? text.slice(0, 60) + '…' : text) + '"';

const named = element => {
  const name = element.nodeName.toLowerCase();
  const kind = element.getAttribute('class');
  return '<' + name + (kind ? ' class="' + kind + '"' : '') + '>';
};

const elements = () => [...document.querySelectorAll('*')];

// ---- What a document holds

/** Nothing that runs, and no address outside the document. */
function safety() {
  const findings = [...window.seenByProbe];
  const refused = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'form', 'link', 'base', 'portal', 'audio',
    'video', 'source', 'track', 'foreignobject', 'animate', 'set', 'template']);
  const addresses = new Set(['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'poster', 'data', 'background', 'ping',
    'cite', 'longdesc', 'manifest', 'archive', 'codebase']);
  const outside = text => (text.match(/url\(\s*["']?(?!#|data:image\/)[^)]*|@import[^;]*/gi) || []);
  for (const element of elements()) {
    if (refused.has(element.nodeName.toLowerCase())) {
      findings.push('there is an element ' + named(element));
    }
    for (const attribute of element.attributes) {
      const name = attribute.name.toLowerCase();
      if (name.startsWith('on')) {
        findings.push(named(element) + ' has a handler ' + name);
      } else if (addresses.has(name) && !/^(#|data:image\/(png|jpeg|svg\+xml)[;,])/.test(attribute.value)) {
        findings.push(named(element) + ' has an address, ' + name + '=' + quoted(attribute.value));
      } else if (outside(attribute.value).length > 0 && (name === 'style' || element instanceof SVGElement)) {
        findings.push(named(element) + ' has an address in ' + name + ', ' + outside(attribute.value)[0]);
      }
    }
    if (element.nodeName.toLowerCase() === 'style' && outside(element.textContent).length > 0) {
      findings.push('the styles have an address, ' + outside(element.textContent)[0]);
    }
  }
  if (document.querySelector('meta[http-equiv="refresh" i]')) {
    findings.push('the document sends its reader elsewhere: <meta http-equiv="refresh">');
  }
  if (document instanceof XMLDocument) {
    return findings;
  }
  const policy = document.querySelector('meta[http-equiv="content-security-policy" i]');
  if (!policy) {
    findings.push('there is no content-security policy');
    return findings;
  }
  const directives = new Map(policy.content.split(';').map(part => part.trim().split(/\s+/)).map(([name, ...values]) =>
    [name.toLowerCase(), values.join(' ')]));
  for (const name of ['default-src', 'base-uri', 'form-action']) {
    if (directives.get(name) !== "'none'") {
      findings.push("the content-security policy has not " + name + " 'none', but " + policy.content);
    }
  }
  for (const [name, value] of directives) {
    if (!['default-src', 'base-uri', 'form-action', 'style-src', 'img-src'].includes(name) && value !== "'none'"
        || /\*|https?:|unsafe-eval/.test(value) || name === 'img-src' && value !== 'data:') {
      findings.push('the content-security policy allows ' + name + ' ' + value);
    }
  }
  const before = [...document.head.children].slice(0, [...document.head.children].indexOf(policy));
  if (before.some(element => !element.matches('meta[charset], meta[http-equiv]'))) {
    findings.push('the content-security policy comes after ' + before.map(named).join(', '));
  }
  return findings;
}

/** Each of the texts is, to the last character, the content of an element; of a cell or heading of a table if `inTables`. */
function texts(expected, inTables) {
  const selector = inTables ? 'th, td, caption, th *, td *, caption *' : 'body *, svg *';
  const contents = new Set([...document.querySelectorAll(selector)].map(element => element.textContent));
  return expected.filter(text => !contents.has(text)).map(text =>
    (inTables ? 'no cell of a table has the text ' : 'no element has the text ') + JSON.stringify(text.slice(0, 200))
      + (text.length > 200 ? '… of ' + text.length + ' units' : ''));
}

/** The elements whose content is the text. */
const holders = text => elements().filter(element => element.textContent === text && !element.matches('head *'));

/** Exactly the ranges of the text are marked, somewhere; ranges are [start, end, …] in UTF-16 units. */
function marks(text, ranges) {
  const expected = new Array(text.length).fill(false);
  for (let i = 0; i < ranges.length; i += 2) {
    expected.fill(true, ranges[i], ranges[i + 1]);
  }
  let finding = 'no element has the text ' + JSON.stringify(text.slice(0, 200));
  for (const place of holders(text)) {
    const marked = [];
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const mark = Boolean(node.parentElement.closest('mark'));
      marked.push(...new Array(node.data.length).fill(mark));
    }
    const wrong = marked.findIndex((value, i) => value !== expected[i]);
    if (wrong < 0) {
      return [];
    }
    if (marked.includes(true) || finding.startsWith('no element')) {
      finding = (marked[wrong] ? 'marked, but it is no feature: ' : 'not marked: ') + quoted(text.slice(wrong)) + ' from unit '
        + wrong + ' on';
    }
  }
  return [finding];
}

/** The text runs as its script does, somewhere. */
function directions(expected) {
  return Object.entries(expected).flatMap(([text, direction]) => {
    const found = [...new Set(holders(text).map(place => getComputedStyle(place).direction))];
    return found.includes(direction) ? [] : [quoted(text) + ' runs ' + (found.join(' and ') || 'nowhere') + ', not ' + direction];
  });
}

// ---- What is to be seen

/** Opens what can be opened, so that it is looked at too. */
function unfold() {
  document.querySelectorAll('details').forEach(element => { element.open = true; });
  return document.documentElement.scrollHeight;
}

const hiddenOnPurpose = element => {
  for (let e = element; e; e = e.parentElement) {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    if (style.position === 'absolute' && box.width <= 1.5 && box.height <= 1.5) {
      return true;
    }
  }
  return false;
};

/** Texts that can be seen, with the places of their lines. */
function visibleTexts() {
  const found = [];
  const hidden = new Map();
  const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!/\S/.test(node.data) || element.closest('style, script, title, desc, metadata, head')) {
      continue;
    }
    if (!hidden.has(element)) {
      hidden.set(element, !element.checkVisibility({ visibilityProperty: true }) || hiddenOnPurpose(element));
    }
    if (hidden.get(element)) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(line => line.width > 0.5 && line.height > 0.5);
    if (lines.length > 0) {
      found.push({ text: node.data.trim(), node, element, lines });
    }
  }
  return found;
}

/** Nothing beside the page, no text cut off, none over another, none too small. */
function layout() {
  const findings = [];
  const root = document.documentElement;
  const width = root instanceof SVGElement ? window.innerWidth : root.clientWidth;
  if (root.scrollWidth > width) {
    const widest = elements().filter(element => element.getBoundingClientRect().right > width + 0.5 && element.matches('body *'))
      .slice(-1).map(named).join('');
    findings.push('the page is ' + root.scrollWidth + ' px wide, the window ' + width + ' px: ' + widest);
  }
  const seen = visibleTexts();
  const styles = new Map();
  const styleOf = element => styles.get(element) || styles.set(element, getComputedStyle(element)).get(element);
  const lines = [];
  for (const { text, element, lines: places } of seen) {
    const upright = styleOf(element).writingMode.startsWith('vertical');
    const size = Math.min(...places.map(line => upright ? line.width : line.height)) / 1.15;
    if (size < 10) {
      findings.push(quoted(text) + ' in ' + named(element) + ' is ' + size.toFixed(1) + ' px high');
    }
    let scrolls = null;
    cut:
    for (let outer = element; outer; outer = outer.parentElement) {
      const style = styleOf(outer);
      if (/auto|scroll/.test(style.overflowX) && outer !== root && outer !== document.body) {
        scrolls = outer.getBoundingClientRect();
        break;
      }
      if (style.overflowX === 'visible' && style.overflowY === 'visible' || outer === root
          || style.display === 'inline' && !(outer instanceof SVGSVGElement)) {
        continue;
      }
      const box = outer.getBoundingClientRect();
      for (const line of places) {
        const across = style.overflowX !== 'visible' && (line.left < box.left - 1 || line.right > box.right + 1);
        const along = style.overflowY !== 'visible' && (line.top < box.top - line.height / 3 || line.bottom > box.bottom + line.height / 3);
        if (across || along) {
          findings.push(quoted(text) + ' is cut off by ' + named(outer));
          break cut;
        }
      }
    }
    const drawing = root instanceof SVGElement ? root.getBoundingClientRect() : { right: width, bottom: Infinity };
    if (!scrolls && places.some(line => line.left < -1 || line.right > drawing.right + 1 || line.bottom > drawing.bottom + 1)) {
      findings.push(quoted(text) + ' in ' + named(element) + ' leaves the page');
    }
    places.filter(line => !scrolls || line.bottom > scrolls.top && line.top < scrolls.bottom
        && line.right > scrolls.left && line.left < scrolls.right)
      .forEach(line => lines.push({ text, line }));
  }
  lines.sort((a, b) => a.line.top - b.line.top);
  for (let i = 0; i < lines.length; i++) {
    const a = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].line.top < a.line.bottom; j++) {
      const b = lines[j];
      const across = Math.min(a.line.right, b.line.right) - Math.max(a.line.left, b.line.left);
      const along = Math.min(a.line.bottom, b.line.bottom) - Math.max(a.line.top, b.line.top);
      const smaller = Math.min(a.line.width * a.line.height, b.line.width * b.line.height);
      if (across > 3 && along > 4 && along > 0.4 * Math.min(a.line.height, b.line.height) && across * along > 0.1 * smaller) {
        findings.push(quoted(a.text) + ' and ' + quoted(b.text) + ' lie over each other');
      }
    }
  }
  return findings;
}

/** No short Latin word goes on in the next line: a column is too narrow then. */
function wholeWords() {
  const findings = [];
  for (const { node, element, lines } of visibleTexts().filter(seen => seen.lines.length > 1)) {
    for (const word of node.data.matchAll(/(?<![^\s-])[\p{Script=Latin}\p{Nd}_]{2,14}(?![^\s,.;:-])/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(row => Math.round(row.top))).size > 1) {
        findings.push('the word ' + quoted(word[0]) + ' in ' + named(element) + ' is broken');
      }
    }
  }
  return findings;
}

/** Each text differs from what lies behind it by at least the ratio, as WCAG 2 computes it. */
function contrast(least) {
  const findings = [];
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const colours = new Map();
  const colour = text => {
    if (!colours.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = '#000';
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      colours.set(text, [r, g, b, a / 255]);
    }
    return colours.get(text);
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = c => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
    const s = c[i] / 255;
    return sum + share * (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
  }, 0);
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const opacities = new Map();
  const opacity = element => {
    if (!element) {
      return 1;
    }
    if (!opacities.has(element)) {
      opacities.set(element, Number(getComputedStyle(element).opacity) * opacity(element.parentElement));
    }
    return opacities.get(element);
  };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
    && /dark/.test(getComputedStyle(document.documentElement).colorScheme);
  const paper = dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const shape = element => element instanceof SVGGeometryElement;
  const layers = element => {
    const style = getComputedStyle(element);
    const faded = c => [c[0], c[1], c[2], c[3] * opacity(element)];
    if (shape(element)) {
      const fill = style.fill === 'none' ? [0, 0, 0, 0] : /^url/.test(style.fill) ? null : colour(style.fill);
      return fill === null ? null : [faded([fill[0], fill[1], fill[2], fill[3] * Number(style.fillOpacity)])];
    }
    if (element instanceof SVGElement && element.nodeName !== 'svg') {
      return element.nodeName === 'image' ? null : [];
    }
    if (/^(img|canvas|picture)$/i.test(element.nodeName) || /url\(/.test(style.backgroundImage)) {
      return null;
    }
    const gradient = style.backgroundImage.match(/(rgba?|color|oklch|oklab|lab|lch|hsla?)\([^()]*\)/g) || [];
    return [...gradient.map(colour).map(faded), faded(colour(style.backgroundColor))];
  };
  const told = new Set();
  for (const { text, element, lines } of visibleTexts()) {
    const style = getComputedStyle(element);
    const own = colour(element instanceof SVGElement ? style.fill : style.color);
    const ink = [own[0], own[1], own[2], own[3] * opacity(element)];
    const outlined = element instanceof SVGElement && /^stroke/.test(style.paintOrder) && style.stroke !== 'none'
      && parseFloat(style.strokeWidth) >= parseFloat(style.fontSize) / 8;
    if (outlined) {
      const edge = colour(style.stroke);
      if (edge[3] < 0.999 || ratio(ink, edge) < least) {
        findings.push(quoted(text) + ' in ' + named(element) + ' cannot be told from its outline');
      }
      continue;
    }
    const places = lines.length > 3 ? [lines[0], lines[lines.length >> 1], lines[lines.length - 1]] : lines;
    for (const line of places) {
      for (const share of line.width < 100 ? [0.5] : [0.02, 0.5, 0.98]) {
        const stack = document.elementsFromPoint(line.left + share * line.width, line.top + line.height / 2);
        const at = stack.findIndex(e => e === element);
        // Each layer may be of several colours: all that can lie behind the text are kept.
        let behind = [];
        let opaque = false;
        const chain = at >= 0 ? stack.slice(at) : [...stack];
        for (const e of chain) {
          if (e === element && element instanceof SVGElement) {
            continue;
          }
          const found = layers(e);
          if (found === null) {
            if (!told.has(element)) {
              told.add(element);
              findings.push(quoted(text) + ' lies over a picture, ' + named(e));
            }
            opaque = true;
            behind = [];
            break;
          }
          const seen = found.filter(c => c[3] > 0);
          if (seen.length > 0) {
            behind.push(seen);
            if (seen[seen.length - 1][3] > 0.999) {
              opaque = true;
              break;
            }
          }
        }
        let backs = [paper];
        if (opaque && behind.length === 0) {
          continue;
        }
        for (const layer of behind.reverse()) {
          const base = layer[layer.length - 1];
          const bases = backs.map(b => over(base, b));
          backs = bases.concat(layer.slice(0, -1).flatMap(c => bases.map(b => over(c, b))));
        }
        const worst = Math.min(...backs.map(back => ratio(over(ink, back), back)));
        const key = named(element) + worst.toFixed(2);
        if (worst < least && !told.has(key)) {
          told.add(key);
          findings.push(quoted(text) + ' in ' + named(element) + ' has a contrast of ' + worst.toFixed(2) + ' : 1');
        }
      }
    }
  }
  return findings;
}

/** What a screen reader needs. */
function accessibility() {
  const findings = [];
  const one = (selector, what) => {
    const count = document.querySelectorAll(selector).length;
    if (count !== 1) {
      findings.push('there are ' + count + ' ' + what + ', not 1');
    }
  };
  if (!/^[a-z]{2,3}(-|$)/i.test(document.documentElement.lang)) {
    findings.push('the document does not say its language');
  }
  if (!/\S/.test(document.title)) {
    findings.push('the document has no title');
  }
  if (!document.querySelector('meta[name=viewport][content*="width=device-width"]')
      || document.querySelector('meta[name=viewport][content*="scal"]:not([content$="initial-scale=1"])')) {
    findings.push('the document does not take the width of a phone, or hinders zooming');
  }
  one('h1', '<h1>');
  one('main', '<main>');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.nodeName[1]);
    if (next > level + 1) {
      findings.push('<h' + next + '> ' + quoted(heading.textContent) + ' comes after a heading of level ' + level);
    }
    level = next;
    if (!/\S/.test(heading.textContent)) {
      findings.push(named(heading) + ' has no text');
    }
  }
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption || !/\S/.test(table.caption.textContent)) {
      findings.push('a table has no caption: ' + quoted(table.textContent.trim()));
    }
    if (!table.querySelector('th')) {
      findings.push('a table has no <th>: ' + quoted(table.textContent.trim()));
    }
    for (const cell of table.querySelectorAll('th:not([scope])')) {
      findings.push('a <th> has no scope: ' + quoted(cell.textContent));
    }
    for (const [i, row] of [...table.rows].entries()) {
      const width = cells => [...cells].reduce((sum, cell) => sum + cell.colSpan, 0);
      if (width(row.cells) !== width(table.rows[0].cells) && ![...table.querySelectorAll('[rowspan]')].length) {
        findings.push('row ' + i + ' of a table has ' + width(row.cells) + ' cells, its first row ' + width(table.rows[0].cells));
      }
    }
  }
  const name = element => element.getAttribute('aria-label')
    || (element.getAttribute('aria-labelledby') || '').split(/\s+/).map(id => document.getElementById(id)?.textContent || '').join('')
    || element.querySelector(':scope > title')?.textContent || '';
  for (const image of document.querySelectorAll('img')) {
    if (!image.hasAttribute('alt') || !/\S/.test(image.alt) && !image.closest('[aria-hidden=true]')) {
      findings.push('a picture has no text in its place: ' + named(image));
    }
    if (!(image.naturalWidth > 0)) {
      findings.push('a picture cannot be shown: ' + named(image));
    }
  }
  for (const picture of document.querySelectorAll('svg')) {
    if (!picture.closest('[aria-hidden=true]') && !picture.parentElement?.closest('svg')
        && (picture.getAttribute('role') !== 'img' || !/\S/.test(name(picture)))) {
      findings.push('a drawing has neither role=img and a name nor aria-hidden: ' + named(picture));
    }
  }
  for (const element of document.querySelectorAll('[tabindex]')) {
    if (element.tabIndex > 0 || !element.hasAttribute('role') || !/\S/.test(name(element))) {
      findings.push(named(element) + ' is where the keyboard stops, but has no role and name');
    }
  }
  const ids = elements().map(element => element.id).filter(Boolean);
  new Set(ids.filter((id, i) => ids.indexOf(id) !== i)).forEach(id => findings.push('two elements have the id ' + quoted(id)));
  for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], [headers], [href^="#"]')) {
    const references = ['aria-labelledby', 'aria-describedby', 'headers'].map(a => element.getAttribute(a) || '').join(' ')
      + ' ' + (element.getAttribute('href') || '').replace(/^#/, '');
    references.split(/\s+/).filter(Boolean).filter(id => !document.getElementById(id))
      .forEach(id => findings.push(named(element) + ' refers to ' + quoted(id) + ', which is not there'));
  }
  for (const element of elements()) {
    if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX)
        && element !== document.documentElement && element !== document.body
        && !(element.tabIndex >= 0 && element.hasAttribute('tabindex') && /\S/.test(name(element)))) {
      findings.push(named(element) + ' scrolls, but has no tabindex and name, without which the keyboard does not get there');
    }
  }
  return findings;
}

/** How many parts of tables a screen reader is to be told of, by their roles. */
function tableParts() {
  const count = selector => [...document.querySelectorAll(selector)].filter(element =>
    !element.closest('[aria-hidden=true]') && element.checkVisibility({ visibilityProperty: true })).length;
  return { table: count('table'), row: count('tr'), columnheader: count('th[scope=col]'), rowheader: count('th[scope=row]'),
    cell: count('td') };
}

/** What is drawn, in the order of the document, without blanks. */
function drawnText() {
  return [...document.querySelectorAll('text')].map(element => element.textContent).join('').replace(/\s/g, '');
}
