#!/usr/bin/env python3
"""Makes the files of tests/documents and, beside each, what a reader should make of it. See README.md."""
import json
import pathlib
import subprocess
import sys

import after
import lab
import model
import office
import plain
import profile_layout as profile
import typeset
import web
import word
from plan import PLAN

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


def person(name):
    return {'id': name, **json.loads((ROOT / 'people' / f'{name}.json').read_text(encoding='utf-8'))}


def extension(producer, how):
    return {'word': 'docx', 'text': 'txt', 'markdown': 'md', 'html': 'html', 'jsonresume': 'json', 'europass': 'xml'}.get(producer) or \
        (how.split('/')[1] if producer == 'office' else 'pdf')


def file_name(entry):
    ending = extension(entry['by'], entry.get('how', ''))
    stem = f'{entry["by"]}-{entry["as"]}-{entry["who"]}' + ('.resume' if entry['by'] == 'jsonresume' else '')
    return stem, ending


def build(entry, folder, labels_only=False):
    who, style, how = person(entry['who']), entry['style'], entry.get('how', '')
    who['positions'] *= style.get('repeat', 1)
    stem, ending = file_name(entry)
    target = folder / f'{stem}.{ending}'
    built = model.Builder(who, style)
    if entry['as'].startswith('profile'):
        regions, expected = profile.regions(who), profile.expected(who)
    else:
        regions, expected = built.regions(), built.expected()
    title = f'{who["name"]} – CV'
    if not labels_only:
        draw(entry, who, regions, title, how, target)
        if 'after' in entry:
            after.change(target, entry['after'])
    margins = ['Page 1 of 2', 'Page 2 of 2'] if how == 'profile' else []
    label = {'producer': entry['by'], 'layout': entry['as'], 'language': built.lang}
    if ending in ('xml', 'json'):
        label |= structured(who, ending)
    else:
        label |= {'text': model.truth(regions), 'margins': margins, 'candidate': expected}
    (folder / f'{stem}.expected.json').write_text(json.dumps(label, ensure_ascii=False, indent=1) + '\n', encoding='utf-8')
    return target


def structured(who, ending):
    """Formats that hold fields and no page: there is no order of lines to compare."""
    expected = profile.expected(who)
    expected['skills_count_visible'] = len(who['skills'])
    if ending == 'xml':
        expected |= {'about': None, 'links': [], 'skills_count_visible': None}
    return {'text': None, 'candidate': expected}


def draw(entry, who, regions, title, how, target):
    """Writes the file."""
    by, lang = entry['by'], entry['style'].get('language', who['language'])
    if by in ('chromium', 'weasyprint', 'wkhtmltopdf', 'html'):
        extra = web.face(how, regions) if how.endswith('+font') else ''
        html = web.page(regions, lang, title, how.removesuffix('+canvas').removesuffix('+font').removesuffix('+canvas'), extra)
        html = html.replace('</body>', web.CANVAS + '</body>') if '+canvas' in how else html
        {'chromium': web.chromium, 'weasyprint': web.weasyprint, 'wkhtmltopdf': web.wkhtmltopdf, 'html': lambda h, t: t.write_text(h, encoding='utf-8')}[by](html, target)
    elif by == 'word':
        word.write(regions, lang, title, str(target), how)
    elif by == 'office':
        office.convert(regions, title, target, how.split('/')[0], lang)
    elif by == 'reportlab':
        lab.reportlab(regions, lang, title, target, how)
    elif by == 'fpdf':
        lab.fpdf(regions, lang, title, target, how)
    elif by == 'typst':
        typeset.typst(regions, lang, title, target, how)
    elif by in ('pdftex', 'xetex'):
        typeset.tex(regions, lang, title, target, how, {'pdftex': 'pdflatex', 'xetex': 'xelatex'}[by])
    elif by == 'pdfkit':
        subprocess.run(['node', str(HERE / 'kit.mjs'), str(target)], input=json.dumps({'regions': regions, 'title': title, 'how': how, 'wide': lang in ('ja', 'zh', 'ko')}), text=True, check=True)
    elif by == 'text':
        encoding = 'cp1252' if how == 'crlf' else 'utf-8'
        target.write_bytes(plain.text(regions, how).encode(encoding))
    elif by == 'markdown':
        target.write_text(plain.markdown(regions), encoding='utf-8')
    elif by == 'jsonresume':
        target.write_text(plain.json_resume(who), encoding='utf-8')
    elif by == 'europass':
        target.write_text(plain.europass(who), encoding='utf-8')
    else:
        raise SystemExit(f'no producer {by}')


def main(wanted):
    labels_only = '--labels' in wanted
    wanted = [w for w in wanted if w != '--labels']
    for entry in PLAN:
        folder = ROOT / entry['in']
        folder.mkdir(exist_ok=True)
        stem, ending = file_name(entry)
        if wanted and not any(w in f'{entry["in"]}/{stem}.{ending}' for w in wanted):
            continue
        target = build(entry, folder, labels_only)
        print(f'{target.stat().st_size:8} {target.relative_to(ROOT)}', flush=True)


if __name__ == '__main__':
    main(sys.argv[1:])
