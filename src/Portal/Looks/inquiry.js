// Helps with the form for inquiries: shows fields by what is chosen, suggests articles, keeps what is written, shows how much is sent. Without it nothing is missing.
(() => {
  const pause = 300;
  const most = 3;

  // A field is there where the one it hangs on is, and has one of its values.
  const showFields = (form) => {
    form.querySelectorAll('.only-if').forEach((field) => {
      const others = [...form.querySelectorAll('input, select, textarea')].filter((other) => other.name === `f.${field.dataset.if}`);
      const values = others.filter((other) => !other.disabled && (other.type !== 'checkbox' || other.checked)).map((other) => other.value);
      const on = JSON.parse(field.dataset.in).some((value) => values.includes(value));
      field.classList.toggle('on', on);
      field.querySelectorAll('input, select, textarea').forEach((input) => { input.disabled = !on; });
    });
  };

  // In the history's entry, which is there without DOM storage and goes with the window.
  const written = (form) => [...form.querySelectorAll('input:not([type=hidden]):not([type=file]), select, textarea')];
  const key = (input) => `${input.name}=${input.type === 'checkbox' ? input.value : ''}`;
  const keep = (form) => {
    const draft = Object.fromEntries(written(form).map((input) => [key(input), input.type === 'checkbox' ? input.checked : input.value]));
    history.replaceState({ ...history.state, draft, path: form.getAttribute('action') }, '');
  };
  const fillIn = (form) => {
    if (form.querySelector('.wrongs') || history.state?.path !== form.getAttribute('action')) {
      return;
    }
    written(form).forEach((input) => {
      const value = history.state.draft[key(input)];
      if (value !== undefined) {
        input[input.type === 'checkbox' ? 'checked' : 'value'] = value;
      }
    });
  };

  const suggest = (form) => {
    const subject = form.querySelector('[name=subject]');
    const place = form.querySelector('.may-help');
    let waiting = 0;
    subject.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const text = subject.value.trim();
        const answer = text ? await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`).catch(() => null) : null;
        const items = answer?.ok ? (await answer.json()).items.slice(0, most) : [];
        if (subject.value.trim() !== text) {
          return;
        }
        place.hidden = items.length === 0;
        place.querySelector('ul').replaceChildren(...items.map((item) => {
          const link = document.createElement('a');
          link.href = item.url;
          link.textContent = item.title;
          const line = document.createElement('li');
          line.append(link);
          return line;
        }));
      }, pause);
    });
  };

  const send = (form) => {
    const status = form.querySelector('[role=status]');
    const button = form.querySelector('button[type=submit]');
    const request = new XMLHttpRequest();
    const failed = (words) => {
      button.removeAttribute('aria-disabled');
      status.textContent = words;
    };
    button.setAttribute('aria-disabled', 'true');
    request.upload.addEventListener('progress', (sent) => {
      const percent = sent.lengthComputable ? Math.floor((100 * sent.loaded) / sent.total) : 0;
      status.textContent = form.dataset.sending.replace('{0}', percent);
    });
    request.addEventListener('error', () => failed(form.dataset.failed));
    request.addEventListener('load', () => {
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      const next = answer.querySelector('form.inquiry');
      if (request.status === 200 && new URL(request.responseURL).pathname.startsWith(form.dataset.sent)) {
        history.replaceState({ ...history.state, draft: {} }, '');
        location.href = request.responseURL;
      } else if (next) {
        form.replaceWith(next);
        begin(next);
        next.querySelector('.wrongs')?.focus();
      } else {
        failed(answer.querySelector('h1')?.textContent ?? form.dataset.failed);
      }
    });
    request.open('POST', form.action);
    request.send(new FormData(form));
  };

  const begin = (form) => {
    fillIn(form);
    showFields(form);
    suggest(form);
    form.addEventListener('input', () => {
      showFields(form);
      keep(form);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!form.querySelector('button[aria-disabled]')) {
        send(form);
      }
    });
  };

  document.querySelectorAll('form.inquiry').forEach(begin);
})();
