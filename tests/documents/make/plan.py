"""Which files are made: by what, of whom, in what manner, for which part.

`tune` is for those who build the reader, `held` for the measurement alone: no person is in both but those of
languages of which only the text is scored.
"""

CLASSIC = ['about', 'experience', 'education', 'skills', 'languages', 'certificates']
SCHOOL_FIRST = ['education', 'experience', 'skills', 'languages']
SKILLS_FIRST = ['about', 'skills', 'experience', 'education', 'certificates', 'languages']
SIDE = ['skills', 'languages', 'certificates']


def f(part, by, layout, who, how='', **style):
    return {'in': part, 'by': by, 'as': layout, 'who': who, 'how': how, 'style': {'date': 'mon', **style}}


PLAN = [
    # --- tune ---
    f('tune', 'chromium', 'one', 'en-software', 'plain', date='mon', entry='row'),
    f('tune', 'chromium', 'left', 'en-nurse', 'left', date='month', entry='below', side=['skills', 'languages', 'certificates'], name_in='side', contact='icons', skills='bullets'),
    f('tune', 'chromium', 'right', 'de-ingenieur', 'right', date='mm/yyyy', entry='row', side=SIDE, contact='lines', address=2, skills='tags'),
    f('tune', 'chromium', 'canvas', 'en-sales', 'float+canvas+font', date='MON', entry='below', order='company', side=SIDE, contact='lines', skills='bullets', caps=True),
    f('tune', 'chromium', 'profile', 'en-data', 'profile', date='month'),
    f('tune', 'chromium', 'table', 'de-buero', 'plain', date='mm.yyyy', entry='cells', contact='cells', address=2, headline=False, about=False, sections=['experience', 'education', 'skills', 'languages']),
    f('tune', 'word', 'styles', 'en-software', 'flow', date='month', entry='row-place', order='company', dot=' • '),
    f('tune', 'word', 'table', 'fr-comptable', 'table', date='mm/yyyy', entry='below', side=SIDE, contact='lines', skills='bullets'),
    f('tune', 'reportlab', 'flow', 'es-marketing', 'flow', date='mon', entry='row', contact='two'),
    f('tune', 'reportlab', 'frames', 'en-carpenter', 'frames', date='yyyy', entry='first', side=SIDE, contact='lines', skills='bullets', join=' - '),
    f('tune', 'weasyprint', 'ruled', 'pt-engenheira', 'ruled', date='month', entry='row', caps=True, contact='labels'),
    f('tune', 'weasyprint', 'spaced', 'fr-cuisinier', 'spaced', date='mon', entry='at', caps=True, contact='line', sections=SKILLS_FIRST),
    f('tune', 'typst', 'one', 'pl-programista', 'sans', date='mm.yyyy', entry='row', contact='two', skills='tags'),
    f('tune', 'typst', 'columns', 'de-ingenieur', 'sans', date='since mm/yyyy', entry='cells', side=['skills', 'languages'], contact='icons', skills='tags'),
    f('tune', 'fpdf', 'one', 'en-nurse', 'flow', date='mm/yyyy', entry='pipe', contact='line'),
    f('tune', 'text', 'plain', 'en-sales', 'plain', date='month', entry='row'),
    f('tune', 'markdown', 'one', 'de-ingenieur', '', date='since month', entry='row'),
    f('tune', 'html', 'one', 'fr-comptable', 'plain', date='month', entry='below', contact='lines'),
    f('tune', 'jsonresume', 'fields', 'en-software'),
    f('tune', 'europass', 'fields', 'pl-programista'),
    f('tune', 'pdftex', 'one', 'en-teacher', 't1', date='mon', entry='row', order='company', grouped=True, contact='two', sections=SCHOOL_FIRST),
    f('tune', 'xetex', 'one', 'pl-programista', 'serif', date='yyyy.mm', entry='row-under', join=' ~ ', contact='lines'),
    f('tune', 'office', 'pdf', 'pt-engenheira', 'flow/pdf', date='mm/yyyy', entry='row', contact='labels', address=2),
    f('tune', 'office', 'docx', 'es-marketing', 'flow/docx', date='month', entry='below', contact='line'),
    f('tune', 'office', 'odt', 'fr-comptable', 'flow/odt', date='mon', entry='row', contact='two'),
    f('tune', 'office', 'rtf', 'de-buero', 'flow/rtf', date='mm/yyyy', entry='cells', contact='labels', about=False),
    f('tune', 'pdfkit', 'columns', 'es-marketing', 'sans', date='mon', entry='below', side=SIDE, contact='lines', skills='bullets'),
]
