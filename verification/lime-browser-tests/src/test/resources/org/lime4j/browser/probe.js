// Runs before anything of a document does, and notes what the document tries.
(() => {
  const seen = [];
  const note = text => seen.push(String(text));
  Object.defineProperty(window, 'seenByProbe', { value: seen });
  Object.defineProperty(window, 'ran', { set: value => note('a script ran: ' + value), get: () => undefined });
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'eval']) {
    window[name] = (...values) => note(name + '() was called: ' + values[0]);
  }
  document.addEventListener('securitypolicyviolation', event =>
    note('the content-security policy was violated: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
  window.addEventListener('error', event => note('error: ' + event.message), true);
})();
