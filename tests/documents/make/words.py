"""Headings and labels of résumés by language."""

KEYS = ['about', 'experience', 'education', 'skills', 'languages', 'certificates', 'contact', 'at']
WORDS = {
    'en': ['Summary', 'Experience', 'Education', 'Skills', 'Languages', 'Certifications', 'Contact', 'at'],
    'de': ['Profil', 'Berufserfahrung', 'Ausbildung', 'Kenntnisse', 'Sprachen', 'Zertifikate', 'Kontakt', 'bei'],
    'fr': ['Profil', 'Expérience professionnelle', 'Formation', 'Compétences', 'Langues', 'Certifications', 'Contact', 'chez'],
    'es': ['Perfil', 'Experiencia laboral', 'Formación', 'Competencias', 'Idiomas', 'Certificados', 'Contacto', 'en'],
    'pt': ['Resumo', 'Experiência profissional', 'Formação académica', 'Competências', 'Idiomas', 'Certificados', 'Contacto', 'na'],
    'pl': ['Podsumowanie', 'Doświadczenie zawodowe', 'Wykształcenie', 'Umiejętności', 'Języki', 'Certyfikaty', 'Kontakt', 'w'],
    'ja': ['概要', '職務経歴', '学歴', 'スキル', '語学', '資格', '連絡先', ''],
    'zh': ['个人简介', '工作经历', '教育背景', '技能', '语言', '证书', '联系方式', ''],
    'ko': ['소개', '경력', '학력', '기술', '언어', '자격증', '연락처', ''],
    'ar': ['نبذة', 'الخبرات', 'التعليم', 'المهارات', 'اللغات', 'الشهادات', 'التواصل', ''],
    'he': ['תקציר', 'ניסיון תעסוקתי', 'השכלה', 'מיומנויות', 'שפות', 'תעודות', 'יצירת קשר', ''],
}
LABELS = {
    'en': ['Address', 'Phone', 'Email', 'Web'], 'de': ['Anschrift', 'Telefon', 'E-Mail', 'Web'],
    'fr': ['Adresse', 'Téléphone', 'Courriel', 'Site'], 'es': ['Dirección', 'Teléfono', 'Correo', 'Web'],
    'pt': ['Morada', 'Telefone', 'E-mail', 'Site'], 'pl': ['Adres', 'Telefon', 'E-mail', 'Strona'],
    'ja': ['住所', '電話', 'メール', 'ウェブ'], 'zh': ['地址', '电话', '邮箱', '网站'], 'ko': ['주소', '전화', '이메일', '웹'],
    'ar': ['العنوان', 'الهاتف', 'البريد', 'الموقع'], 'he': ['כתובת', 'טלפון', 'דואל', 'אתר'],
}

# What stands beside the sections that a reader looks for: a heading with entries that are no employment.
BESIDE = {
    'en': ('Projects', [('Neighbourhood Seed Library', '2022 – 2023', 'Catalogued 400 varieties for exchange.'), ('Tide Table Widget', '2021', 'A small page that shows the next high water.')]),
    'de': ('Ehrenamt', [('Freiwillige Feuerwehr Moorwiese', 'seit 2015', 'Gruppenführung im Löschzug.')]),
    'fr': ('Bénévolat', [('Association Les Jardins Suspendus', '2019 – 2022', 'Animation d’ateliers le samedi.')]),
    'es': ('Voluntariado', [('Banco de Alimentos del Llano', '2018 – 2021', 'Reparto los fines de semana.')]),
    'pt': ('Voluntariado', [('Cozinha Solidária da Ladeira', '2018 – 2020', 'Distribuição de refeições.')]),
    'pl': ('Wolontariat', [('Hospicjum Pod Lipami', '2016 – 2019', 'Odwiedziny w soboty.')]),
}
INTERESTS = {'en': ('Interests', 'Choir, fell running, sourdough'), 'de': ('Interessen', 'Chor, Radreisen, Schach'), 'fr': ('Centres d’intérêt', 'Chorale, randonnée, échecs'),
             'es': ('Intereses', 'Coro, montaña, ajedrez'), 'pt': ('Interesses', 'Coro, caminhada, xadrez'), 'pl': ('Zainteresowania', 'chór, rower, szachy')}


def of(language):
    """Words of a language by key; `labels` holds those of contacts."""
    found = dict(zip(KEYS, WORDS[language]))
    found['labels'] = dict(zip(['address', 'phone', 'email', 'link'], LABELS[language]))
    return found
