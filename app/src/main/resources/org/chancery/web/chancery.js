// Makes sliders of the forms that ask a page as of other times, and finishes what is typed into search fields. Everything
// works without it.
'use strict';

const FIRST_YEAR = 1816;

function slider(form, name, label) {
  const field = form.elements.namedItem(name);
  const last = Number(form.dataset.today.slice(0, 4));
  const row = document.createElement('div');
  row.className = 'slider';
  const caption = document.createElement('label');
  caption.textContent = label;
  caption.htmlFor = name + '-year';
  const range = document.createElement('input');
  range.type = 'range';
  range.id = name + '-year';
  range.min = String(FIRST_YEAR);
  range.max = String(last);
  const shown = document.createElement('output');
  const set = () => {
    const year = /^\d{4}/.exec(field.value);
    range.value = year ? year[0] : String(last);
    shown.textContent = year ? year[0] : (name === 'on' ? 'today' : 'now');
  };
  set();
  let wait;
  range.addEventListener('input', () => {
    field.value = Number(range.value) === last ? '' : (name === 'known' ? range.value + '-12-31' : range.value);
    set();
    clearTimeout(wait);
    wait = setTimeout(() => show(form), 120);
  });
  row.append(caption, range, shown);
  if (name === 'on') {
    row.append(player(range));
  }
  form.append(row);
}

function player(range) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Play';
  let timer;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    button.textContent = 'Play';
  };
  button.addEventListener('click', () => {
    if (timer) {
      stop();
      return;
    }
    if (range.value === range.max) {
      range.value = String(Math.max(Number(range.min), Number(range.max) - 80));
    }
    button.textContent = 'Stop';
    timer = setInterval(() => {
      range.value = String(Number(range.value) + 1);
      range.dispatchEvent(new Event('input'));
      if (range.value === range.max) {
        stop();
      }
    }, 500);
  });
  return button;
}

let latest = 0;

async function show(form) {
  const request = ++latest;
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value) {
      address.searchParams.set(name, value);
    }
  }
  const response = await fetch(address);
  if (!response.ok || request !== latest) {
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (request !== latest) {
    return;
  }
  const now = page.getElementById('asof');
  const old = document.getElementById('asof');
  if (now && old) {
    old.replaceChildren(...now.childNodes);
  }
  for (const shape of document.querySelectorAll('.world [data-state]')) {
    const twin = page.querySelector('.world [data-state="' + shape.dataset.state + '"]');
    if (twin) {
      shape.setAttribute('class', twin.getAttribute('class'));
      shape.replaceChildren(...twin.childNodes);
    }
  }
  const elsewhere = page.querySelector('.elsewhere');
  if (elsewhere) {
    document.querySelector('.elsewhere').replaceWith(elsewhere);
  }
  history.replaceState(null, '', address);
}

for (const form of document.querySelectorAll('form.times')) {
  slider(form, 'on', 'Year');
  slider(form, 'known', 'Published until');
}

for (const map of document.querySelectorAll('.world[data-of]')) {
  map.classList.add('clickable');
  map.addEventListener('click', event => {
    const shape = event.target.closest('[data-state]');
    if (shape && shape.dataset.state !== '-' && shape.dataset.state !== map.dataset.of) {
      location.href = '/relations/' + encodeURIComponent(map.dataset.of) + '/' + encodeURIComponent(shape.dataset.state);
    }
  });
}

// ---- A search field finishes what is typed ----

const KINDS = {
  state: 'state', event: 'event', author: 'author', series: 'series', source: 'source', title: 'publication'
};
const MOST_SUGGESTIONS = 8;

function complete(field) {
  const list = document.createElement('ul');
  list.id = field.id + '-suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  const told = document.createElement('span');
  told.className = 'unseen';
  told.setAttribute('role', 'status');
  const box = document.createElement('span');
  box.className = 'completed';
  const focused = document.activeElement === field;
  field.replaceWith(box);
  box.append(field, list, told);
  if (focused) {
    field.focus();
  }
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);

  let options = [];
  let active = -1;
  let asked = 0;
  let wait;

  const mark = place => {
    active = place;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    if (active < 0) {
      field.removeAttribute('aria-activedescendant');
    } else {
      field.setAttribute('aria-activedescendant', options[active].id);
      options[active].scrollIntoView({block: 'nearest'});
    }
  };
  const open = is => {
    list.hidden = !is;
    field.setAttribute('aria-expanded', String(is));
  };
  const close = () => {
    asked++;
    clearTimeout(wait);
    told.textContent = '';
    mark(-1);
    open(false);
  };
  const choose = suggestion => {
    close();
    if (suggestion.publication) {
      location.href = '/publication?id=' + encodeURIComponent(suggestion.publication);
    } else {
      field.value = suggestion.query;
      field.form.requestSubmit();
    }
  };
  const fill = suggestions => {
    options = suggestions.map((suggestion, at) => {
      const option = document.createElement('li');
      option.id = list.id + '-' + at;
      option.setAttribute('role', 'option');
      const kind = document.createElement('small');
      kind.textContent = KINDS[suggestion.kind];
      option.append(suggestion.text, ' ', kind);
      option.addEventListener('click', () => choose(suggestion));
      return option;
    });
    list.replaceChildren(...options);
    mark(-1);
    open(options.length > 0);
    told.textContent = options.length === 1 ? '1 suggestion' : options.length + ' suggestions';
  };
  const ask = async () => {
    const request = ++asked;
    const typed = field.value.trim();
    if (!typed) {
      close();
      return;
    }
    let response;
    try {
      response = await fetch(
        '/api/v1/suggest?limit=' + MOST_SUGGESTIONS + '&q=' + encodeURIComponent(typed));
    } catch (unreachable) {
      return;
    }
    const answer = response.ok ? await response.json() : {suggestions: []};
    if (request === asked) {
      fill(answer.suggestions);
    }
  };

  open(false);
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(ask, 120);
  });
  field.addEventListener('blur', close);
  // The field keeps the focus while the list is pressed.
  list.addEventListener('mousedown', event => event.preventDefault());
  field.addEventListener('keydown', event => {
    if (list.hidden) {
      if (event.key === 'ArrowDown' && field.value.trim()) {
        event.preventDefault();
        ask();
      }
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      mark(active + 1 < options.length ? active + 1 : -1);
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      mark(active < 0 ? options.length - 1 : active - 1);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options[active].click();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
}

document.querySelectorAll('input[type="search"][name="q"]').forEach(complete);

// Review by keys: j and k move, a letter chooses the decision and asks for the reason, Enter records it.
const tasks = [...document.querySelectorAll('.task')];
if (tasks.length > 0 || document.querySelector('.undo.last')) {
  const choices = {a: 'accept', r: 'reject', m: 'merge', s: 'split', d: 'date'};
  const current = () => Math.max(0, tasks.findIndex(task => task.contains(document.activeElement)));
  const go = place => {
    if (tasks[place]) {
      tasks[place].focus();
      tasks[place].scrollIntoView({block: 'nearest'});
    }
  };
  const choose = (task, decision) => {
    const button = task && task.querySelector('button[value="' + decision + '"]');
    if (!button) {
      return;
    }
    for (const other of task.querySelectorAll('.controls button')) {
      other.classList.toggle('chosen', other === button);
    }
    const field = task.querySelector(decision === 'date' ? 'input[name="date"]' : 'input[name="why"]');
    field.focus();
  };
  document.addEventListener('keydown', event => {
    const typing = event.target.matches('input[type="text"], input:not([type]), input[type="search"], input[type="email"], textarea, select');
    const task = event.target.closest('.task');
    if (typing) {
      const chosen = task && task.querySelector('button.chosen');
      if (event.key === 'Enter' && chosen) {
        event.preventDefault();
        chosen.form.requestSubmit(chosen);
      } else if (event.key === 'Escape' && task) {
        task.focus();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'j') {
      go(task ? current() + 1 : 0);
    } else if (event.key === 'k') {
      go(current() - 1);
    } else if (event.key === 'u') {
      const undo = document.querySelector('.undo.last button');
      if (undo) {
        undo.form.requestSubmit(undo);
      }
    } else if (choices[event.key]) {
      choose(tasks[current()], choices[event.key]);
    } else {
      return;
    }
    event.preventDefault();
  });
  if (tasks.length > 0) {
    tasks[0].focus({preventScroll: true});
  }
}
