// Stand-in page for tests. It claims nothing about Microsoft's real pages.
(() => {
  const NOTICE = "Stand-in page for tests. It claims nothing about Microsoft's real pages.";
  const ROUTES = [
    ['/homepage', 'Home'],
    ['/users', 'Users'],
    ['/billing', 'Billing'],
    ['/support', 'Support'],
    ['/servicehealth', 'Health'],
  ];
  const TILES = {
    Home: [
      ['Active users', ['Licensed|128', 'Guests|14']],
      ['Messages', ['Planned changes|3', 'Reminders|1']],
    ],
    Users: [['Active users', ['Adele|Licensed', 'Diego|Licensed', 'Lee|Guest']]],
    Billing: [
      ['Your products', ['Business suite|96 seats', 'Mail archive|32 seats']],
      ['Invoices', ['October|Paid', 'November|Open']],
    ],
    Support: [
      ['Open requests', ['Mailbox is full|In progress', 'Sign-in fails|Waiting for you']],
      ['Guides', ['Reset a password|3 min', 'Recover a mailbox|5 min']],
    ],
    Health: [['Services', ['Mail|Healthy', 'Files|Healthy', 'Meetings|Advisory']]],
  };
  const TONES = { Healthy: 'state-good', Paid: 'state-good', Advisory: 'state-warn', Open: 'state-warn' };

  function element(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  function withAttribute(node, name, value) {
    node.setAttribute(name, value);
    return node;
  }

  const path = () => location.hash.replace(/^#/, '').split('?')[0] || '/homepage';
  const currentRoute = () => ROUTES.find(([prefix]) => path().toLowerCase().startsWith(prefix)) ?? ROUTES[0];

  function header() {
    const help = element('button', { type: 'button', textContent: 'Help', onclick: toggleHelp });
    return element(
      'header',
      { className: 'header' },
      element('strong', { textContent: 'Admin portal' }),
      element('input', { className: 'find', type: 'search', placeholder: 'Search', ariaLabel: 'Search' }),
      help,
      withAttribute(element('span', { className: 'avatar', textContent: 'AA' }), 'aria-hidden', 'true'),
    );
  }

  function nav() {
    const [, current] = currentRoute();
    const links = ROUTES.map(([prefix, name]) => {
      const link = element('a', { href: `#${prefix}`, textContent: name });
      return name === current ? withAttribute(link, 'aria-current', 'page') : link;
    });
    return element('nav', { className: 'nav', ariaLabel: 'Portal' }, ...links);
  }

  function tile([title, rows]) {
    const items = rows.map((row) => {
      const [label, state] = row.split('|');
      return element('li', {}, label, element('span', { className: TONES[state] ?? '', textContent: state }));
    });
    return element(
      'section',
      { className: 'tile' },
      element('h2', { textContent: title }),
      element('ul', {}, ...items),
    );
  }

  function main() {
    const [, name] = currentRoute();
    const openDialog = element('button', { type: 'button', textContent: 'New request', onclick: showDialog });
    return element(
      'main',
      { className: 'main' },
      element('h1', { textContent: name }),
      element('p', { className: 'lead', textContent: `${name} of your organization at a glance` }),
      element('div', { className: 'cards' }, ...TILES[name].map(tile)),
      element('div', { className: 'actions' }, openDialog),
    );
  }

  function helpPane() {
    return element(
      'aside',
      { className: 'help', hidden: true, ariaLabel: 'Help' },
      element('h2', { textContent: 'How can we help?' }),
      element('p', { textContent: 'Describe the problem, or open a request.' }),
      element('button', { type: 'button', textContent: 'Close help', onclick: toggleHelp }),
    );
  }

  function dialog() {
    const close = element('button', { textContent: 'Discard request' });
    const text = element('p', { textContent: 'Tell us what is wrong.' });
    const form = element('form', { method: 'dialog' }, element('h2', { textContent: 'New request' }), text, close);
    return element('dialog', { className: 'dialog', ariaLabel: 'New request' }, form);
  }

  const footer = () => element('footer', { className: 'footer', textContent: NOTICE });
  const parts = () => [header(), nav(), main(), helpPane(), dialog(), footer()];
  const toggleHelp = () => {
    const pane = document.querySelector('.help');
    pane.hidden = !pane.hidden;
  };
  const showDialog = () => document.querySelector('.dialog').showModal();

  /** As a router does: replaces what changed, and leaves alone what it did not make. */
  function renderRoute() {
    document.querySelector('.nav')?.replaceWith(nav());
    document.querySelector('.main')?.replaceWith(main());
  }

  function rerenderBody() {
    document.documentElement.replaceChild(element('body', {}, ...parts()), document.body);
  }

  function pushRoute(to) {
    history.pushState({}, '', to);
    renderRoute();
  }

  window.standIn = {
    /** Replaces the whole body element, and with it whatever anybody had put there. */
    rerenderBody,
    /** Throws away everything below <html> but the head, then builds a new body. */
    replaceDocumentElementChildren() {
      document.documentElement.replaceChildren(document.head, element('body', {}, ...parts()));
    },
    /** `none`, `reset`, `hide` or `overlay`. */
    setHostile(kind) {
      for (const sheet of document.querySelectorAll('style[data-hostile]')) {
        sheet.media = sheet.dataset.hostile === kind ? 'all' : 'not all';
      }
    },
    pushRoute,
    goTo(route) {
      location.hash = `#${route}`;
    },
    showDialog,
    toggleHelp,
  };

  addEventListener('hashchange', renderRoute);
  addEventListener('popstate', renderRoute);
  document.body.replaceChildren(...parts());
})();
