"""A layout like that of the file that a professional network saves of a profile."""
import dates

LABELS = {
    'en': dict(contact='Contact', skills='Top Skills', languages='Languages', certificates='Certifications', about='Summary', experience='Experience', education='Education',
               year='year', years='years', month='month', months='months', page='Page {} of {}'),
    'de': dict(contact='Kontakt', skills='Top-Kenntnisse', languages='Languages', certificates='Certifications', about='Zusammenfassung', experience='Berufserfahrung', education='Ausbildung',
               year='Jahr', years='Jahre', month='Monat', months='Monate', page='Page {} of {}'),
    'fr': dict(contact='Coordonnées', skills='Principales compétences', languages='Languages', certificates='Certifications', about='Résumé', experience='Expérience', education='Formation',
               year='an', years='ans', month='mois', months='mois', page='Page {} of {}'),
}


def duration(months, w):
    years, rest = divmod(months, 12)
    parts = ([f'{years} {w["year" if years == 1 else "years"]}'] if years else []) + ([f'{rest} {w["month" if rest == 1 else "months"]}'] if rest else [])
    return ' '.join(parts)


def regions(p, now='2026-03'):
    """Side and main column; several roles at one employer stand under it once."""
    lang = p['language']
    w = LABELS[lang]
    side = [('heading', w['contact'])] + [('line', v) for v in p['phones']] + [('line', v) for v in p['emails']]
    for link in p['links']:
        label = {'linkedin.com': '(LinkedIn)'}.get(link.split('/')[0], '(Personal)' if '/' not in link else '(Portfolio)')
        side.append(('line', f'{"www." if label == "(LinkedIn)" else ""}{link} {label}'))
    side += [('heading', w['skills'])] + [('line', v) for v in p['skills'][:3]]
    side += [('heading', w['languages'])] + [('line', v) for v in p['languages']]
    if p['certificates']:
        side += [('heading', w['certificates'])] + [('line', v) for v in p['certificates']]
    main = [('name', p['name']), ('headline', p['headline']), ('small', p['location']), ('heading', w['about']), ('para', p['about']), ('heading', w['experience'])]
    for group in groups(p['positions']):
        main.append(('big', group[0]['company']))
        if len(group) > 1:
            main.append(('small', duration(sum(months(e, now) for e in group), w)))
        for e in group:
            main += [('mid', e['title']), ('small', f'{dates.span(e["start"], e["end"], "month", lang, " - ")} ({duration(months(e, now), w)})'), ('small', e['location'])]
            main += [('para', b) for b in e['bullets']]
    main.append(('heading', w['education']))
    for e in p['education']:
        main += [('big', e['school']), ('small', f'{e["degree"]} · ({e["start"]} - {e["end"]})')]
    return [('side', side), ('main', main)]


def months(entry, now):
    return dates.months_between(entry['start'], now if entry['end'] == 'present' else entry['end'])


def groups(positions):
    out = []
    for e in positions:
        if out and out[-1][0]['company'] == e['company']:
            out[-1].append(e)
        else:
            out.append([e])
    return out


def expected(p):
    return {'name': p['name'], 'headline': p['headline'], 'location': p['location'], 'about': {'first120': p['about'][:120], 'length': len(p['about'])},
            'emails': p['emails'], 'phones': p['phones'], 'links': [{'url': v, 'label': None} for v in p['links']],
            'positions': [{k: e[k] for k in ('title', 'company', 'start', 'end', 'location')} for e in p['positions']],
            'education': [dict(e) for e in p['education']], 'skills_count_visible': min(3, len(p['skills']))}
