"""From a person and a style to what a file shows, in reading order, and what a reader should make of it.

A shown document is `regions`, a list of (name, items). An item is a tuple whose first part is its kind:

    name T, headline T, line T, small T, big T, mid T, para T, bullet T, heading T
    row LEFT RIGHT        two texts on one line, the right one at the right edge
    cells LEFT [items]    a table row: a date or label beside lines
    contact ICON T        a line with an icon before it, which is no text
    tags [T]              short texts beside each other

Every back-end draws these items and nothing else, so the truth is made here and in one place.
"""
import dates
import words


def text_of(item):
    """The lines of an item, in reading order."""
    kind = item[0]
    if kind == 'row':
        return [f'{item[1]} {item[2]}'.strip()]
    if kind == 'cells':
        inner = [line for each in item[2] for line in text_of(each)]
        return [f'{item[1]} {inner[0]}'.strip(), *inner[1:]] if inner else [item[1]]
    if kind == 'tags':
        return list(item[1])
    if kind == 'contact':
        return [item[2]]
    return [item[1]]


def shown_heading(style, text):
    return text.upper() if style.get('caps') else text


class Builder:
    """Builds the regions of one document and, beside them, the expected candidate."""

    def __init__(self, person, style):
        self.p, self.s = person, style
        self.w = words.of(style.get('language', person['language']))
        self.lang = style.get('language', person['language'])

    def heading(self, key):
        named = self.s.get('headings', {}).get(key) or self.w[key]
        return ('heading', shown_heading(self.s, named))

    def span(self, entry):
        return dates.span(entry['start'], entry['end'], self.s['date'], self.lang, self.s.get('join', ' – '))

    # --- parts ---

    def top(self):
        items = [('name', self.p['name'].upper() if self.s.get('caps_name') else self.p['name'])]
        if self.s.get('headline', True):
            items.append(('headline', self.p['headline']))
        return items

    def contact_values(self):
        address = {0: [], 1: [self.p['location']], 2: list(self.p['address'])}[self.s.get('address', 1)]
        links = self.p['links'] if self.s.get('links', True) else []
        return [('address', t) for t in address] + [('phone', t) for t in self.p['phones']] + \
               [('email', t) for t in self.p['emails']] + [('link', t) for t in links]

    def contact(self):
        values = self.contact_values()
        how = self.s.get('contact', 'line')
        if how == 'line':
            return [('line', self.s.get('dot', ' | ').join(t for _, t in values))]
        if how == 'two':
            half = (len(values) + 1) // 2
            dot = self.s.get('dot', ' · ')
            return [('line', dot.join(t for _, t in part)) for part in (values[:half], values[half:]) if part]
        if how == 'labels':
            label = self.w['labels']
            return [('line', f'{label[k]}: {t}') for k, t in values]
        if how == 'cells':
            return [('cells', self.w['labels'][k], [('line', t)]) for k, t in values]
        if how == 'icons':
            return [('contact', k, t) for k, t in values]
        return [('line', t) for _, t in values]

    def about(self):
        return [self.heading('about'), ('para', self.p['about'])] if self.s.get('about', True) else []

    def entry(self, head, under, place, when, body):
        """One position or one education in the manner of the style."""
        how = self.s.get('entry', 'row')
        beside = self.s.get('beside', ', ')
        under_place = beside.join(t for t in (under, place) if t)
        lines = {
            'row': [('row', head, when), ('line', under_place)],
            'row-under': [('line', head), ('row', under_place, when)],
            'row-place': [('row', head, place or ''), ('row', under, when)] if place else [('row', head, when), ('line', under)],
            'below': [('line', head), ('line', under_place), ('small', when)],
            'first': [('small', when), ('line', head), ('line', under_place)],
            'line': [('line', f'{head}, {under_place} ({when})')],
            'at': [('row', f'{head} {self.w["at"]} {under}', when)] + ([('small', place)] if place else []),
            'pipe': [('line', ' | '.join(t for t in (head, under, place, when) if t))],
            'cells': [('cells', when, [('line', head), ('line', under_place)] + body)],
        }[how]
        return lines if how == 'cells' else lines + body

    def positions(self):
        items = [self.heading('experience')]
        groups = self.groups()
        for group in groups:
            if len(group) > 1 and self.s.get('grouped'):
                items += self.group(group)
                continue
            for p in group:
                body = [('bullet', b) for b in p['bullets']] if self.s.get('bullets', True) else []
                pair = (p['title'], p['company']) if self.s.get('order', 'title') == 'title' else (p['company'], p['title'])
                items += self.entry(*pair, p['location'] if self.s.get('places', True) else None, self.span(p), body)
        return items

    def groups(self):
        groups = []
        for p in self.p['positions']:
            if groups and groups[-1][0]['company'] == p['company']:
                groups[-1].append(p)
            else:
                groups.append([p])
        return groups

    def group(self, group):
        """Several roles at one employer: the employer once, then its roles."""
        items = [('row', group[0]['company'], group[0]['location'] if self.s.get('places', True) else '')]
        for p in group:
            items.append(('row', p['title'], self.span(p)))
            items += [('bullet', b) for b in p['bullets']] if self.s.get('bullets', True) else []
        return items

    def education(self):
        items = [self.heading('education')]
        for e in self.p['education']:
            pair = (e['degree'], e['school']) if self.s.get('order', 'title') == 'title' else (e['school'], e['degree'])
            items += self.entry(*pair, None, dates.span(e['start'], e['end'], 'yyyy', self.lang, self.s.get('join', ' – ')), [])
        return items

    def listed(self, key, values):
        how = self.s.get(key, 'comma')
        if how == 'none' or not values:
            return []
        if how == 'tags':
            return [self.heading(key), ('tags', values)]
        if how == 'bullets':
            return [self.heading(key)] + [('bullet', v) for v in values]
        return [self.heading(key), ('para', ', '.join(values))]

    def skills(self):
        return self.listed('skills', self.p['skills'])

    def languages(self):
        return self.listed('languages', self.p['languages'])

    def certificates(self):
        return self.listed('certificates', self.p['certificates'])

    def beside(self):
        """Entries with dates that are no employment."""
        heading, entries = words.BESIDE[self.lang]
        items = [('heading', shown_heading(self.s, heading))]
        for what, when, done in entries:
            items += [('row', what, when), ('bullet', done)]
        return items

    def interests(self):
        heading, text = words.INTERESTS[self.lang]
        return [('heading', shown_heading(self.s, heading)), ('para', text)]

    def section(self, key):
        return {'beside': self.beside, 'interests': self.interests, 'about': self.about, 'experience': self.positions, 'education': self.education, 'skills': self.skills,
                'languages': self.languages, 'certificates': self.certificates}[key]()

    # --- whole ---

    def regions(self):
        order = self.s.get('sections', ['about', 'experience', 'education', 'skills', 'languages', 'certificates'])
        side = self.s.get('side')
        if not side:
            return [('main', self.top() + self.contact() + [i for key in order for i in self.section(key)])]
        aside = [self.heading('contact')] + self.contact() + [i for key in side for i in self.section(key)]
        main = [i for key in order if key not in side for i in self.section(key)]
        if self.s.get('name_in') == 'side':
            return [('side', self.top() + aside), ('main', main)]
        if self.s.get('name_in') == 'main':
            return [('side', aside), ('main', self.top() + main)]
        return [('head', self.top()), ('side', aside), ('main', main)]

    def expected(self):
        if self.lang in ('ja', 'zh', 'ko', 'ar', 'he'):
            return None
        p, s = self.p, self.s
        place = s.get('places', True)
        # A postal address is a place too, in more words than can be expected: nothing is said of it.
        where = {} if s.get('address', 1) == 2 else {'location': p['location'] if s.get('address', 1) else None}
        return {
            'name': p['name'],
            'headline': p['headline'] if s.get('headline', True) else None,
            **where,
            'about': {'first120': p['about'][:120], 'length': len(p['about'])} if s.get('about', True) else None,
            'emails': p['emails'], 'phones': p['phones'],
            'links': [{'url': t, 'label': None} for t in p['links']] if s.get('links', True) else [],
            'positions': [{'title': e['title'], 'company': e['company'], **dates.expected(e, s['date']),
                           'location': e['location'] if place else None} for e in p['positions']],
            'education': [{'school': e['school'], 'degree': e['degree'], 'start': e['start'], 'end': e['end']}
                          for e in p['education']],
            'skills_count_visible': len(p['skills']) if s.get('skills', 'comma') != 'none' else 0,
        }


def truth(regions):
    """The lines by region, and the orders in which a good reader may give the regions."""
    names = [name for name, _ in regions]
    orders = [names]
    if names == ['head', 'side', 'main']:
        orders.append(['head', 'main', 'side'])
    elif names == ['side', 'main']:
        orders.append(['main', 'side'])
    return {'regions': {name: [line for item in items for line in text_of(item)] for name, items in regions}, 'orders': orders}
