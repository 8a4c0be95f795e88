"""Items as plain text, Markdown and HTML; persons as JSON Resume and Europass XML."""
import json
import textwrap
from xml.sax.saxutils import escape


def text(regions, how):
    """`how`: wrapped, ruled headings, or crlf in an older encoding."""
    out = []
    for item in (item for _, items in regions for item in items):
        kind = item[0]
        if kind == 'heading':
            out += ['', item[1]] + (['-' * len(item[1])] if how == 'ruled' else [])
        elif kind == 'row':
            out.append(item[1] + ' ' * max(3, 76 - len(item[1]) - len(item[2])) + item[2])
        elif kind == 'bullet':
            out += textwrap.wrap(item[1], 74, initial_indent='- ' if how == 'ruled' else '* ', subsequent_indent='  ')
        elif kind == 'para':
            out += textwrap.wrap(item[1], 76)
        elif kind == 'tags':
            out += [', '.join(item[1])]
        elif kind == 'cells':
            first, *rest = [line for each in item[2] for line in flat(each)]
            out += [item[1].ljust(24) + first] + [' ' * 24 + line for line in rest]
        else:
            out.append(item[-1])
    return ('\r\n' if how == 'crlf' else '\n').join(out) + '\n'


def flat(item):
    return ['- ' + item[1]] if item[0] == 'bullet' else [item[-1]]


def markdown(regions):
    out = []
    for item in (item for _, items in regions for item in items):
        kind = item[0]
        out.append({
            'name': lambda: '# ' + item[1], 'headline': lambda: f'*{item[1]}*  ', 'heading': lambda: '\n## ' + item[1] + '\n', 'bullet': lambda: '- ' + item[1],
            'row': lambda: f'\n**{item[1]}** {item[2]}  ', 'small': lambda: f'_{item[1]}_  ', 'tags': lambda: ' '.join(f'`{v}`' for v in item[1]),
            'para': lambda: item[1] + '\n', 'contact': lambda: item[2] + '  ',
        }.get(kind, lambda: item[-1] + '  ')())
    return '\n'.join(out) + '\n'


def json_resume(p):
    """The person in the public schema of JSON Resume."""
    link = [v for v in p['links'] if '/' not in v]
    profile = {'linkedin.com': 'LinkedIn', 'github.com': 'GitHub', 'dribbble.com': 'Dribbble'}
    work = [{'name': e['company'], 'position': e['title'], 'location': e['location'], 'startDate': e['start'],
             **({} if e['end'] == 'present' else {'endDate': e['end']}), 'highlights': e['bullets']} for e in p['positions']]
    basics = {'name': p['name'], 'label': p['headline'], 'email': p['emails'][0], 'summary': p['about'], 'location': {'city': p['location']}}
    if p['phones']:
        basics['phone'] = p['phones'][0]
    if link:
        basics['url'] = 'https://' + link[0]
    basics['profiles'] = [{'network': profile[v.split('/')[0]], 'username': v.split('/')[-1], 'url': 'https://' + v} for v in p['links'] if '/' in v]
    return json.dumps({'$schema': 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json', 'basics': basics, 'work': work,
                       'education': [{'institution': e['school'], 'area': e['degree'], 'startDate': e['start'], 'endDate': e['end']} for e in p['education']],
                       'skills': [{'name': s} for s in p['skills']], 'languages': [{'language': v} for v in p['languages']]}, ensure_ascii=False, indent=2) + '\n'


def europass(p):
    """The person in the Europass XML of the generation of 2013 (SkillsPassport), which online editors wrote until 2020."""
    def period(e):
        def date(v):
            year, _, month = v.partition('-')
            return f'year="{year}"' + (f' month="--{month}"' if month else '')
        to = '<Current>true</Current>' if e['end'] == 'present' else f'<To {date(e["end"])}/>'
        return f'<Period><From {date(e["start"])}/>{to}</Period>'
    first, _, last = p['name'].partition(' ')
    work = ''.join(f'<WorkExperience>{period(e)}<Position><Label>{escape(e["title"])}</Label></Position><Activities>{escape(" ".join(e["bullets"]))}</Activities>'
                   f'<Employer><Name>{escape(e["company"])}</Name><ContactInfo><Address><Contact><Municipality>{escape(e["location"])}</Municipality></Contact></Address></ContactInfo></Employer></WorkExperience>'
                   for e in p['positions'])
    school = ''.join(f'<Education>{period(e)}<Title>{escape(e["degree"])}</Title><Organisation><Name>{escape(e["school"])}</Name></Organisation></Education>' for e in p['education'])
    phones = ''.join(f'<Telephone><Contact>{escape(v)}</Contact></Telephone>' for v in p['phones'])
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="{p["language"]}">'
            '<DocumentInfo><DocumentType>ECV</DocumentType><CreationDate>2018-03-02T09:30:00.000Z</CreationDate><XSDVersion>V3.3</XSDVersion></DocumentInfo>'
            f'<LearnerInfo><Identification><PersonName><FirstName>{escape(first)}</FirstName><Surname>{escape(last)}</Surname></PersonName>'
            f'<ContactInfo><Address><Contact><Municipality>{escape(p["location"])}</Municipality></Contact></Address><Email><Contact>{p["emails"][0]}</Contact></Email>'
            f'<TelephoneList>{phones}</TelephoneList></ContactInfo></Identification>'
            f'<Headline><Type><Code>preferred_job</Code></Type><Description><Label>{escape(p["headline"])}</Label></Description></Headline>'
            f'<WorkExperienceList>{work}</WorkExperienceList><EducationList>{school}</EducationList>'
            f'<Skills><Other><Description>{escape(", ".join(p["skills"]))}</Description></Other></Skills></LearnerInfo></SkillsPassport>\n')
