"""Dates and spans as people of each language write them."""

MONTHS = {
    'en': 'January February March April May June July August September October November December',
    'de': 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'pt': 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'pl': 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
    'ar': 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    'he': 'ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר',
}
SHORT = {
    'en': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    'de': 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.',
    'fr': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
    'es': 'ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.',
    'pt': 'jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.',
    'pl': 'sty lut mar kwi maj cze lip sie wrz paź lis gru',
}
PRESENT = {'en': 'Present', 'de': 'heute', 'fr': 'aujourd’hui', 'es': 'actualidad', 'pt': 'atual', 'pl': 'obecnie',
           'ja': '現在', 'zh': '至今', 'ko': '현재', 'ar': 'حتى الآن', 'he': 'היום'}
SINCE = {'en': 'since', 'de': 'seit', 'fr': 'depuis', 'es': 'desde', 'pt': 'desde', 'pl': 'od'}


def month(value, style, lang):
    """`2020-03` or `2020` in that style."""
    year, _, number = value.partition('-')
    if not number or style == 'yyyy':
        return year
    name = int(number) - 1
    if lang in ('ja', 'zh') and style == 'month':
        return f'{year}年{name + 1}月'
    return {
        'month': lambda: ('{} de {}' if lang in ('es', 'pt') else '{} {}').format(MONTHS[lang].split()[name], year),
        'mon': lambda: f'{SHORT[lang].split()[name]} {year}',
        'MON': lambda: f'{SHORT[lang].split()[name].upper()} {year}',
        "mon'yy": lambda: f'{SHORT[lang].split()[name]} ’{year[2:]}',
        'mm/yyyy': lambda: f'{number}/{year}',
        'mm.yyyy': lambda: f'{number}.{year}',
        'yyyy.mm': lambda: f'{year}.{number}',
        'iso': lambda: value,
    }[style]()


def span(start, end, style, lang, join):
    """`since ...` styles say so of what goes on; the others name the present."""
    since = style.startswith('since ')
    style = style.removeprefix('since ')
    if end == 'present':
        if since:
            return f'{SINCE[lang]} {month(start, style, lang)}'
        return f'{month(start, style, lang)}{join}{PRESENT[lang]}'
    return f'{month(start, style, lang)}{join}{month(end, style, lang)}'


def expected(entry, style):
    """What a reader can know of the span."""
    cut = 4 if style.removeprefix('since ') == 'yyyy' else 7
    end = entry['end']
    return {'start': entry['start'][:cut], 'end': end if end == 'present' else end[:cut]}


def months_between(start, end):
    """Whole months from one to the other, both counted, as profile exports do."""
    (a, b), (c, d) = (map(int, x.split('-')) for x in (start, end))
    return (c - a) * 12 + d - b + 1
