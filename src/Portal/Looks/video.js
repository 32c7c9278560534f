// Puts a provider's player in the place of a link to a video when it is clicked. Without it the link leads to the provider's page.
document.querySelectorAll('a[data-player]').forEach((link) => {
  link.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const player = document.createElement('iframe');
    player.className = 'player';
    player.title = link.textContent;
    player.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    player.src = link.dataset.player;
    link.replaceWith(player);
    player.focus();
  });
});
