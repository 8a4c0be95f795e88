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


def of(language):
    """Words of a language by key; `labels` holds those of contacts."""
    found = dict(zip(KEYS, WORDS[language]))
    found['labels'] = dict(zip(['address', 'phone', 'email', 'link'], LABELS[language]))
    return found
