"""Items through Typst and TeX."""
import os
import pathlib
import subprocess
import tempfile

ICON = '#box(width: 7pt, height: 7pt, circle(radius: 3pt, fill: gray)) '


def t(text):
    """A text for Typst: as a string, so that nothing in it is markup."""
    return '#"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def typst_lines(items):
    out = []
    for item in items:
        kind, text = item[0], item[1]
        out.append({
            'name': lambda: f'#text(size: 22pt, weight: "bold")[{t(text)}]', 'headline': lambda: f'#text(size: 12pt, fill: rgb("#555"))[{t(text)}]',
            'heading': lambda: f'== {t(text)}\n#v(-5pt)#line(length: 100%, stroke: 0.5pt)', 'bullet': lambda: f'- {t(text)}',
            'small': lambda: f'#text(size: 9pt, fill: rgb("#777"))[{t(text)}]', 'row': lambda: f'*{t(text)}* #h(1fr) {t(item[2])}',
            'cells': lambda: f'#grid(columns: (30%, 1fr), gutter: 8pt, [{t(text)}], [{typst_lines(item[2])}])',
            'tags': lambda: ' '.join(f'#box(fill: rgb("#e8eef5"), inset: 3pt, radius: 2pt)[{t(x)}]' for x in text),
            'contact': lambda: ICON + t(item[2]),
        }.get(kind, lambda: t(text))())
    return '\n\n'.join(out)


def typst(regions, lang, title, target, how):
    import typst as compiler
    parts = dict(regions)
    font = {'serif': 'Liberation Serif'}.get(how, 'Liberation Sans')
    head = (f'#set document(title: "{title}", date: datetime(year: 2026, month: 3, day: 2))\n#set page(paper: "a4", margin: 18mm)\n'
            f'#set text(font: ("{font}", "DejaVu Sans", "Droid Sans Fallback"), size: 10.5pt, lang: "{lang}", hyphenate: false)\n#set par(spacing: 7pt)\n')
    if 'side' in parts:
        body = typst_lines(parts.get('head', [])) + f'\n\n#grid(columns: (31%, 1fr), gutter: 16pt, [#set text(size: 9pt)\n{typst_lines(parts["side"])}], [{typst_lines(parts["main"])}])'
    else:
        body = typst_lines(parts['main'])
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, 'page.typ')
        source.write_text(head + body, encoding='utf-8')
        compiler.compile(str(source), output=str(target))


SPECIAL = {'\\': r'\textbackslash{}', '&': r'\&', '%': r'\%', '$': r'\$', '#': r'\#', '_': r'\_', '{': r'\{', '}': r'\}', '~': r'\textasciitilde{}', '^': r'\textasciicircum{}'}


def x(text):
    return ''.join(SPECIAL.get(c, c) for c in text)


def tex_lines(items):
    out = []
    for item in items:
        kind, text = item[0], x(item[1]) if isinstance(item[1], str) else ''
        out.append({
            'name': lambda: r'{\huge\bfseries ' + text + r'\par}', 'headline': lambda: r'{\large ' + text + r'\par}',
            'heading': lambda: r'\section*{' + text + r'}\hrule\smallskip', 'bullet': lambda: r'\hangindent=1.2em\hangafter=1\noindent\makebox[1.2em][l]{\textbullet}' + text + r'\par',
            'small': lambda: r'{\small ' + text + r'\par}', 'row': lambda: r'\textbf{' + text + r'}\hfill ' + x(item[2]) + r'\par',
            'cells': lambda: r'\begin{minipage}[t]{.28\linewidth}\raggedright ' + text + r'\end{minipage}\hfill\begin{minipage}[t]{.7\linewidth}\raggedright\parindent0pt ' + tex_lines(item[2]) + r'\end{minipage}\par\smallskip',
            'tags': lambda: r'\quad '.join(x(v) for v in item[1]) + r'\par', 'contact': lambda: r'$\diamond$\ ' + x(item[2]) + r'\par',
        }.get(kind, lambda: text + r'\par')())
    return '\n'.join(out)


def tex(regions, lang, title, target, how, engine):
    """`how`: plain, or columns with minipages; by pdfTeX (Type 1 fonts, T1) or XeTeX (OpenType)."""
    parts = dict(regions)
    if engine == 'pdflatex':
        fonts = r'\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}\usepackage{textcomp}'
        if how == 'cm':
            fonts = r'\usepackage[utf8]{inputenc}'
    else:
        fonts = r'\usepackage{fontspec}\setmainfont{%s}' % {'sans': 'Liberation Sans', 'wide': 'IPAGothic'}.get(how, 'DejaVu Serif' if how == 'dejavu' else 'Liberation Serif')
        if how == 'wide':
            fonts += r'\XeTeXlinebreaklocale "ja"\XeTeXlinebreakskip=0pt plus 1pt'
    head = (r'\documentclass[10pt,a4paper]{article}' + fonts + r'\usepackage[margin=2cm]{geometry}\pagestyle{empty}\parindent0pt\hyphenpenalty=10000\tolerance=9999\raggedright'
            r'\makeatletter\renewcommand\section{\@startsection{section}{1}{0pt}{8pt}{2pt}{\large\bfseries}}\makeatother\begin{document}')
    if 'side' in parts:
        body = (tex_lines(parts.get('head', [])) + r'\medskip\begin{minipage}[t]{.3\linewidth}\raggedright ' + tex_lines(parts['side']) +
                r'\end{minipage}\hfill\begin{minipage}[t]{.66\linewidth}\raggedright ' + tex_lines(parts['main']) + r'\end{minipage}')
    else:
        body = tex_lines(parts['main'])
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, 'page.tex').write_text(head + body + r'\end{document}', encoding='utf-8')
        run = subprocess.run([engine, '-interaction=nonstopmode', '-halt-on-error', 'page.tex'], cwd=folder, capture_output=True,
                             env={**os.environ, 'SOURCE_DATE_EPOCH': '1772442000', 'FORCE_SOURCE_DATE': '1'})
        if run.returncode:
            raise SystemExit(run.stdout.decode('utf-8', 'replace')[-1500:])
        pathlib.Path(target).write_bytes(pathlib.Path(folder, 'page.pdf').read_bytes())
