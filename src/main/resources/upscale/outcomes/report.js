
'use strict';

const BLINK_MILLIS = 700;
const WIDE_ENOUGH = 256; // pixels of the screen: smaller pictures are zoomed from the start

function each(within, selector, action) {
  Array.prototype.forEach.call(within.querySelectorAll(selector), action);
}

/* Shows the pairs whose status is ticked and whose name has the text in it. */
function filter() {
  const text = document.getElementById('search').value.toLowerCase();
  const ticked = {};
  each(document, 'input[name=status]', function (box) { ticked[box.value] = box.checked; });
  let seen = 0;
  let all = 0;
  each(document, '.pair', function (pair) {
    const name = pair.querySelector('.name').textContent.toLowerCase();
    pair.hidden = !ticked[pair.getAttribute('data-status')] || name.indexOf(text) < 0;
    all++;
    seen += pair.hidden ? 0 : 1;
  });
  document.getElementById('seen').textContent = seen + ' of ' + all + ' shown';
}

/* What is seen of a page: its pictures side by side, two upon one another, two in turns, or the difference. */
function look(viewer, view) {
  const actual = viewer.querySelector('.actual');
  const expected = viewer.querySelector('.expected');
  clearInterval(viewer.blinking);
  viewer.setAttribute('data-view', view);
  viewer.querySelector('.slide').hidden = view !== 'slide';
  each(viewer, 'figure', function (figure) {
    const difference = figure.className === 'difference';
    figure.hidden = view !== 'side' && difference !== (view === 'difference');
    figure.style.clipPath = '';
  });
  if (view === 'slide') {
    slide(viewer);
  } else if (view === 'blink') {
    expected.hidden = true;
    viewer.blinking = setInterval(function () {
      expected.hidden = !expected.hidden;
      actual.hidden = !expected.hidden;
    }, BLINK_MILLIS);
  }
}

function slide(viewer) {
  const part = viewer.querySelector('input[type=range]').value;
  viewer.querySelector('.expected').style.clipPath = 'inset(0 0 0 ' + part + '%)';
}

/* Pixels of the screen for each of the pictures; 0 if they are to fit in. */
function zoom(viewer, factor) {
  viewer.classList[factor > 0 ? 'add' : 'remove']('zoomed');
  each(viewer, 'img', function (picture) {
    picture.style.width = factor > 0 ? picture.getAttribute('width') * factor + 'px' : '';
  });
}

function startingZoom(viewer) {
  const width = viewer.querySelector('img').getAttribute('width');
  let factor = width * 2 > WIDE_ENOUGH ? 0 : 2;
  while (factor > 0 && factor < 32 && width * factor * 2 <= WIDE_ENOUGH) {
    factor *= 2;
  }
  return factor;
}

function equip(viewer, number) {
  const controls = document.getElementById('controls').content.querySelector('.controls').cloneNode(true);
  viewer.insertBefore(controls, viewer.querySelector('.pictures'));
  each(controls, 'input[type=radio]', function (choice) {
    choice.name = 'view-' + number;
    choice.addEventListener('change', function () { look(viewer, choice.value); });
    if (choice.value === 'difference' && !viewer.querySelector('.difference')) {
      choice.parentNode.hidden = true;
    }
  });
  controls.querySelector('.views').hidden = viewer.querySelectorAll('img').length < 2;
  controls.querySelector('input[type=range]').addEventListener('input', function () { slide(viewer); });
  const zooms = controls.querySelector('.zoom');
  zooms.addEventListener('change', function () { zoom(viewer, Number(zooms.value)); });
  zooms.value = String(startingZoom(viewer));
  zoom(viewer, Number(zooms.value));
  each(viewer, '.frame', function (frame) {
    frame.addEventListener('scroll', function () {
      each(viewer, '.frame', function (other) {
        other.scrollLeft = frame.scrollLeft;
        other.scrollTop = frame.scrollTop;
      });
    });
  });
}

const form = document.getElementById('filter');
form.hidden = false;
form.addEventListener('submit', function (event) { event.preventDefault(); });
form.addEventListener('input', filter);
form.addEventListener('change', filter);
filter();
Array.prototype.forEach.call(document.querySelectorAll('.viewer'), equip);
