'use strict';
// Suggests titles under a search box while one types, as an ARIA combobox. Without it the box is a plain form.
document.querySelectorAll('form.seek').forEach((form, number) => {
  const pause = 80;
  const box = form.querySelector('input');
  const list = document.createElement('ul');
  let waiting = 0;
  let asking = null;
  let options = [];
  let active = -1;

  list.id = `suggestions-${number}`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.label);
  form.append(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('autocomplete', 'off');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');

  const choose = (index) => {
    active = index;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    if (active < 0) {
      box.removeAttribute('aria-activedescendant');
    } else {
      box.setAttribute('aria-activedescendant', options[active].id);
      options[active].scrollIntoView({ block: 'nearest' });
    }
  };

  const show = (items) => {
    options = items.map((item, at) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${at}`;
      option.setAttribute('role', 'option');
      option.textContent = item.title;
      option.dataset.url = item.url;
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    choose(-1);
  };

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    show([]);
  };

  const ask = async () => {
    asking?.abort();
    const text = box.value.trim();
    if (!text) {
      show([]);
      return;
    }
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      show(answer.ok ? (await answer.json()).items : []);
    } catch (failed) {
      if (failed.name !== 'AbortError') {
        show([]);
      }
    }
  };

  const go = (option) => { location.href = option.dataset.url; };

  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      choose(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      event.preventDefault();
    } else if (event.key === 'Enter' && active >= 0) {
      go(options[active]);
      event.preventDefault();
    } else if (event.key === 'Escape') {
      close();
      event.preventDefault();
    }
  });
  box.addEventListener('blur', close);
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) {
      go(option);
    }
  });
});
