"""Which files are made: by what, of whom, in what manner, for which part.

`tune` is for those who build the reader, `held` for the measurement alone: no person is in both but those of
languages of which only the text is scored. `time` has longer files, for measuring time.
"""

CLASSIC = ['about', 'experience', 'education', 'skills', 'languages', 'certificates']
SCHOOL_FIRST = ['education', 'experience', 'skills', 'languages']
SKILLS_FIRST = ['about', 'skills', 'experience', 'education', 'certificates', 'languages']
SIDE = ['skills', 'languages', 'certificates']


def f(part, by, layout, who, how='', **style):
    after = {'after': style.pop('after')} if 'after' in style else {}
    return {**after, 'in': part, 'by': by, 'as': layout, 'who': who, 'how': how, 'style': {'date': 'mon', **style}}


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
    f('tune', 'wkhtmltopdf', 'one', 'en-carpenter', 'ruled', date='month', entry='row', contact='lines'),
    f('tune', 'word', 'header', 'en-teacher', 'header', date='mon', entry='row-place', grouped=True, contact='two'),
    f('tune', 'chromium', 'two-pages', 'fr-comptable', 'airy', date='month', entry='row', contact='line', sections=['experience', 'education', 'beside', 'skills', 'languages', 'interests']),
    f('tune', 'chromium', 'reversed', 'en-data', 'reversed', date="mon'yy", entry='row', order='company', side=SIDE, contact='lines', skills='tags', caps=True),
    f('tune', 'typst', 'japanese', 'ja-planning', 'sans', date='month', entry='below', contact='lines', join='〜'),
    f('tune', 'chromium', 'arabic', 'ar-accounting', 'plain', date='month', entry='below', contact='lines'),
    f('tune', 'reportlab', 'standard', 'en-software', 'standard', date='mm/yyyy', entry='line', links=True, contact='line', after='protected', bullets=False),
    # --- held ---
    f('held', 'chromium', 'one', 'en-finance', 'ruled', date='mon', entry='row-place', order='company', contact='two', address=2, caps=True, grouped=True),
    f('held', 'chromium', 'left', 'de-vertrieb', 'left', date='mm/yyyy', entry='below', side=SIDE, name_in='side', contact='icons', skills='tags'),
    f('held', 'chromium', 'right', 'fr-developpeur', 'right', date='mon', entry='row', order='company', side=SIDE, contact='icons', skills='bullets'),
    f('held', 'chromium', 'canvas', 'en-designer', 'float+canvas+font', date='yyyy', entry='below', side=SIDE, contact='lines', skills='bullets', caps=True, join=' - '),
    f('held', 'chromium', 'canvas-one', 'es-abogada', 'spaced+canvas+font', date='month', entry='below', contact='lines', caps=True),
    f('held', 'chromium', 'profile', 'en-warehouse', 'profile', date='month'),
    f('held', 'chromium', 'profile-de', 'de-vertrieb', 'profile', date='month'),
    f('held', 'chromium', 'profile-fr', 'fr-developpeur', 'profile', date='month'),
    f('held', 'chromium', 'table', 'pl-kadry', 'plain', date='mm.yyyy', entry='cells', contact='cells', address=2),
    f('held', 'chromium', 'reversed', 'es-logistica', 'reversed', date='mm/yyyy', entry='first', side=SIDE, contact='lines', skills='bullets'),
    f('held', 'chromium', 'two-pages', 'en-research', 'airy', date='month', entry='row', sections=['education', 'experience', 'beside', 'skills', 'languages', 'interests'], contact='labels'),
    f('held', 'chromium', 'chinese', 'zh-embedded', 'left', date='yyyy.mm', entry='row', side=['skills', 'languages'], contact='lines', join=' - '),
    f('held', 'chromium', 'hebrew', 'he-testing', 'ruled', date='mm/yyyy', entry='row', contact='line'),
    f('held', 'office', 'pdf', 'de-pflege', 'flow/pdf', date='mm/yyyy', entry='cells', contact='labels', address=2, headings={'experience': 'Beruflicher Werdegang', 'education': 'Aus- und Weiterbildung'}),
    f('held', 'office', 'pdf-table', 'en-designer', 'table/pdf', date='mon', entry='below', side=SIDE, contact='lines', skills='bullets'),
    f('held', 'office', 'pdf-frame', 'pl-produkcja', 'frame/pdf', date='mm.yyyy', entry='below', side=SIDE, contact='lines', skills='bullets', name_in='main'),
    f('held', 'office', 'docx', 'en-research', 'flow/docx', date='mon', entry='row', order='company', sections=['education', 'experience', 'skills', 'languages']),
    f('held', 'office', 'docx-table', 'pt-suporte', 'table/docx', date='mm/yyyy', entry='below', side=SIDE, contact='lines'),
    f('held', 'office', 'odt', 'es-abogada', 'flow/odt', date='month', entry='row', contact='labels', headings={'experience': 'Trayectoria profesional', 'education': 'Estudios'}),
    f('held', 'office', 'rtf', 'en-warehouse', 'flow/rtf', date='mm/yyyy', entry='at', contact='two'),
    f('held', 'office', 'rtf-pl', 'pl-kadry', 'flow/rtf', date='month', entry='row', contact='line'),
    f('held', 'office', 'arabic', 'ar-accounting', 'flow/pdf', date='month', entry='below', contact='lines'),
    f('held', 'word', 'styles', 'de-vertrieb', 'flow', date='since mm/yyyy', entry='first', contact='labels', address=2),
    f('held', 'word', 'table', 'en-finance', 'table', date='month', entry='row', side=SIDE, contact='lines', skills='bullets'),
    f('held', 'word', 'box', 'fr-developpeur', 'box', date='mon', entry='below', side=SIDE, contact='lines', skills='bullets', name_in='main'),
    f('held', 'word', 'cells', 'pt-suporte', 'flow', date='mm/yyyy', entry='cells', contact='cells'),
    f('held', 'word', 'hebrew', 'he-testing', 'flow', date='mm/yyyy', entry='below', contact='lines'),
    f('held', 'reportlab', 'flow', 'pl-produkcja', 'flow', date='yyyy.mm', entry='row-under', contact='two', headings={'experience': 'Przebieg kariery', 'education': 'Edukacja'}),
    f('held', 'reportlab', 'frames', 'en-research', 'frames', date='mon', entry='row', side=['skills', 'languages'], contact='lines', skills='bullets'),
    f('held', 'reportlab', 'korean', 'ko-marketing', 'flow', date='yyyy.mm', entry='row', contact='lines', join=' ~ '),
    f('held', 'weasyprint', 'one', 'de-pflege', 'serif', date='since month', entry='row', contact='line', sections=['experience', 'education', 'beside', 'skills', 'languages'], about=False),
    f('held', 'weasyprint', 'columns', 'pt-suporte', 'left', date='mon', entry='below', order='company', side=SIDE, contact='lines', skills='tags'),
    f('held', 'weasyprint', 'spaced', 'es-logistica', 'spaced', date='month', entry='at', caps=True, contact='labels', headings={'experience': 'Trayectoria', 'education': 'Estudios'}),
    f('held', 'typst', 'one', 'fr-developpeur', 'serif', date='month', entry='row-under', contact='line', skills='tags', sections=SKILLS_FIRST, headings={'experience': 'Parcours professionnel', 'education': 'Études'}),
    f('held', 'typst', 'columns', 'es-abogada', 'sans', date='since mon', entry='row', side=['skills', 'languages'], contact='icons', after='linearized'),
    f('held', 'pdftex', 'one', 'en-research', 't1', date='yyyy', entry='cells', contact='two', sections=['education', 'experience', 'skills', 'languages'], after='packed'),
    f('held', 'pdftex', 'columns', 'en-designer', 'cm', date='mon', entry='row', side=['skills', 'languages'], contact='lines', skills='bullets'),
    f('held', 'xetex', 'columns', 'de-pflege', 'sans', date='mm/yyyy', entry='below', side=SIDE, contact='lines', skills='bullets'),
    f('held', 'xetex', 'japanese', 'ja-planning', 'wide', date='yyyy.mm', entry='row', contact='lines', join='〜'),
    f('held', 'fpdf', 'one', 'pt-suporte', 'flow', date='mon', entry='row', contact='line', headings={'experience': 'Percurso profissional', 'education': 'Habilitações'}),
    f('held', 'fpdf', 'columns', 'en-warehouse', 'columns', date='month', entry='pipe', side=['skills', 'languages', 'certificates'], contact='lines', skills='bullets', after='damaged'),
    f('held', 'pdfkit', 'one', 'pl-kadry', 'sans', date='mm/yyyy', entry='row', contact='labels', about=False),
    f('held', 'pdfkit', 'standard', 'en-finance', 'standard', date='MON', entry='row', order='company', contact='line', caps=True, caps_name=True, after='protected-old'),
    f('held', 'wkhtmltopdf', 'columns', 'de-vertrieb', 'float', date='mon', entry='row', side=['skills', 'languages'], contact='lines', skills='bullets'),
    f('held', 'text', 'plain', 'en-warehouse', 'ruled', date='mon', entry='at', contact='lines'),
    f('held', 'text', 'windows', 'de-pflege', 'crlf', date='mm/yyyy', entry='first', contact='labels', address=2, bullets=False, join=' - '),
    f('held', 'markdown', 'one', 'pl-produkcja', '', date='month', entry='below', contact='lines'),
    f('held', 'html', 'one', 'es-logistica', 'ruled', date='mon', entry='row', contact='labels'),
    f('held', 'jsonresume', 'fields', 'en-finance'),
    f('held', 'europass', 'fields', 'pt-suporte'),
    # --- two full pages, for measuring time ---
    f('time', 'reportlab', 'standard', 'en-software', 'standard', date='mon', entry='row', contact='two', repeat=5),
    f('time', 'chromium', 'subset', 'en-software', 'plain', date='mon', entry='row', contact='two', repeat=5),
    f('time', 'word', 'styles', 'en-software', 'flow', date='mon', entry='row', contact='two', repeat=5),
]
