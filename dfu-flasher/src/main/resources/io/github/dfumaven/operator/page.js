// SPDX-License-Identifier: Apache-2.0
'use strict';

/* Texts come from boards, files and people: they are shown as they are, and never read as HTML. */

const SILENCE = 25000; // the station says something at least every ten seconds
const AGAIN = 3000;
const SVG = 'http://www.w3.org/2000/svg';

const tiles = new Map();
let source = null;
let heard = 0;
let ended = false;
let shown = false;
let retry = 0;

const part = id => document.getElementById(id);

/** Leaves alone what has not changed: a screen reader would say it once more. */
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === '';
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function newTile(place) {
  const article = document.createElement('article');
  const parts = { article, slot: document.createElement('h2'), word: document.createElement('span') };
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  parts.use = document.createElementNS(SVG, 'use');
  svg.append(parts.use);
  const state = element('p', 'state');
  state.append(svg, parts.word);
  article.append(parts.slot, state);
  parts.progress = document.createElement('progress');
  parts.progress.max = 100;
  parts.doing = element('p', 'doing');
  article.append(parts.doing, parts.progress);
  for (const name of ['who', 'told', 'cure', 'note', 'next']) {
    parts[name] = element('p', name);
    article.append(parts[name]);
  }
  article.dataset.place = place;
  tiles.set(place, parts);
  return parts;
}

function showTile(tile) {
  const parts = tiles.get(tile.place) || newTile(tile.place);
  const before = parts.article.dataset.state;
  parts.article.className = tile.state + (tile.free ? ' free' : '');
  parts.article.dataset.state = tile.state;
  parts.use.setAttribute('href', '#' + tile.state);
  set(parts.slot, tile.slot);
  set(parts.word, tile.word);
  const isFlashing = tile.state === 'working';
  const share = isFlashing && tile.percent !== null ? ', ' + tile.percent + ' %' : '';
  set(parts.doing, isFlashing ? tile.doing + share : '');
  parts.progress.hidden = !isFlashing;
  parts.progress.setAttribute('aria-label', tile.slot);
  if (tile.percent === null) parts.progress.removeAttribute('value');
  else parts.progress.value = tile.percent;
  set(parts.who, [tile.row && 'Row ' + tile.row, tile.board].filter(Boolean).join(' · '));
  set(parts.told, tile.told);
  set(parts.cure, tile.cure);
  set(parts.note, tile.note);
  set(parts.next, tile.next);
  if (before !== undefined && before !== tile.state && tile.state !== 'waiting') {
    set(part('said'), tile.slot + ': ' + tile.word + '. ' + tile.next);
  }
}

/** Puts the tiles into the order of the station, and moves only those that are not there already. */
function order(places) {
  const main = part('tiles');
  for (const [place, parts] of tiles) {
    if (!places.includes(place)) {
      parts.article.remove();
      tiles.delete(place);
    }
  }
  places.forEach((place, index) => {
    const article = tiles.get(place).article;
    if (main.children[index] !== article) main.insertBefore(article, main.children[index] || null);
  });
}

function showAlerts(state) {
  const box = part('alerts');
  const news = JSON.stringify(state.alerts);
  if (box.dataset.news === news) return;
  box.dataset.news = news;
  box.replaceChildren(...state.alerts.map(alert => {
    const banner = element('div', 'banner ' + (state.ended ? 'end' : 'bad'));
    for (const text of [alert.text, alert.cure]) {
      const line = document.createElement('p');
      set(line, text);
      banner.append(line);
    }
    return banner;
  }));
}

function title(state) {
  const calls = document.querySelectorAll('article.failed:not(.free), article.attention:not(.free)').length;
  const name = 'Station ' + state.station;
  document.title = state.ended ? name + ' has ended' : calls > 0 ? '(' + calls + ') ' + name : name;
}

function show(state) {
  if (state.full) {
    tiles.clear();
    part('tiles').replaceChildren();
  }
  ended = state.ended;
  shown = true;
  set(part('station'), state.station);
  set(part('image'), state.image);
  part('simulated').hidden = !state.simulated;
  set(part('confirmed-count'), state.confirmed + (state.wanted === null ? '' : ' of ' + state.wanted));
  set(part('failed-count'), String(state.failed));
  set(part('others-count'), String(state.others));
  set(part('yield'), state.yield === null ? '–' : state.yield);
  state.tiles.forEach(showTile);
  order(state.places);
  part('empty').hidden = state.places.length > 0 || ended;
  showAlerts(state);
  title(state);
}

function lost(isLost) {
  const text = shown
    ? 'Connection lost: what is shown is not up to date. Trying again.'
    : 'The station cannot be reached. Trying again.';
  set(part('lost'), isLost && !ended ? text : '');
  document.body.classList.toggle('lost', isLost && !ended);
}

function hear() {
  clearTimeout(retry);
  retry = 0;
  heard = Date.now();
  lost(false);
}

/** The browser tries again by itself, but not after each kind of failure, and it does not notice a line that went silent. */
function connect() {
  clearTimeout(retry);
  retry = 0;
  if (source !== null) source.close();
  heard = Date.now();
  source = new EventSource('/events');
  source.addEventListener('message', event => {
    hear();
    show(JSON.parse(event.data));
  });
  source.addEventListener('alive', hear);
  source.addEventListener('error', () => {
    lost(true);
    if (retry === 0) retry = setTimeout(connect, AGAIN);
  });
}

setInterval(() => {
  if (Date.now() - heard > SILENCE) {
    lost(true);
    connect();
  }
}, 1000);

connect();
