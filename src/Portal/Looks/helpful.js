// Sends the answer to "was this helpful" and says thanks in its place. Without it the form leads to a page that does.
document.querySelectorAll('form[data-thanks]').forEach((form) => {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ answer: event.submitter.value });
    const buttons = form.querySelectorAll('button');
    buttons.forEach((button) => { button.setAttribute('aria-disabled', 'true'); });
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
    if (!answer || !answer.ok) {
      location.href = form.action;
      return;
    }
    const thanks = document.createElement('p');
    thanks.setAttribute('role', 'status');
    thanks.tabIndex = -1;
    form.replaceWith(thanks);
    thanks.textContent = form.dataset.thanks;
    thanks.focus();
  });
});
