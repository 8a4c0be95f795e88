//! Headings of the sections of a résumé, in the languages of the sites we read.

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The head of the page: name, own line, contacts.
    Head,
    /// Employments.
    Experience,
    /// Studies.
    Education,
    /// Skills.
    Skills,
    /// The person in their own words.
    Summary,
    /// Mail, telephone, address.
    Contact,
    /// Accounts elsewhere.
    Profiles,
    /// Referees.
    References,
    /// Projects.
    Projects,
    /// Unpaid work.
    Volunteer,
    /// Awards, certificates, publications, talks.
    Merits,
    /// Languages, interests, personal particulars: never read.
    Private,
    /// A heading that only names the page ("Résumé").
    Title,
    /// Any other section.
    Other,
}

/// Headings by kind.
pub const HEADINGS: &[(Kind, &str)] = &[
    (Kind::Experience, "experience, work, work experience, professional experience, employment, employment history, work history, career, career history,
        professional background, relevant experience, positions, jobs, job history, job experience, industry experience, where ive worked, professional history, employers,
        experience professionnelle, experiences professionnelles, experiences, parcours professionnel, emplois, parcours,
        berufserfahrung, berufspraxis, beruflicher werdegang, werdegang, berufliche erfahrung, erfahrung, erfahrungen, arbeitserfahrung, praxiserfahrung, beruf, beruflicher hintergrund, berufliche stationen,
        experiencia, experiencia laboral, experiencia profesional, trayectoria profesional, historial laboral, trayectoria, empleos,
        experiencia profissional, experiencias profissionais, historico profissional, trajetoria profissional, carreira,
        doswiadczenie, doswiadczenie zawodowe, przebieg kariery, kariera, historia zatrudnienia, przebieg pracy zawodowej, kariera zawodowa,
        esperienza, esperienze, esperienza lavorativa, esperienze lavorative, esperienza professionale, esperienze professionali,
        ervaring, werkervaring, arbetslivserfarenhet, erfarenhet, anstallningar, arbejdserfaring, erfaring, erhvervserfaring, arbeidserfaring, tyokokemus,
        deneyim, is deneyimi, is tecrubesi, deneyimler, pracovni zkusenosti, zkusenosti, pracovne skusenosti, experienta, experienta profesionala, munkatapasztalat, szakmai tapasztalat,
        опыт работы, опыт, профессиональныи опыт, места работы, карьера, досвід роботи, досвід, професіинии досвід,
        kinh nghiem, kinh nghiem lam viec, pengalaman, pengalaman kerja, εμπειρια, επαγγελματικη εμπειρια, الخبرة, الخبرات, الخبرة العملية, ניסיון תעסוקתי, ניסיון, अनुभव, कार्य अनुभव,
        経歴, 職歴, 職務経歴, 業務経歴, 職務経験, 経験, 工作经历, 工作经验, 工作經歷, 工作經驗, 职业经历, 经历, 工作, 實習經歷, 实习经历, 경력, 경력사항, 경력 사항, 경험, 업무 경험, 업무경험, 경력 및 경험"),
    (Kind::Education, "education, education and training, academic background, academic history, qualifications, studies, academics, academic qualifications, educational background, education history, schools, degrees,
        ausbildung, bildung, bildungsweg, studium, schulbildung, akademische ausbildung, ausbildung und studium, studium und ausbildung, schule, bildungswerdegang, akademischer werdegang,
        formation, formations, etudes, diplomes, parcours academique, formation academique, scolarite, education et formation, formation et diplomes, etudes et formations,
        educacion, formacion, formacion academica, estudios, titulacion, educacion y formacion, formacao, formacao academica, educacao, escolaridade, estudos,
        edukacja, wyksztalcenie, studia, przebieg edukacji, istruzione, istruzione e formazione, formazione, studi, titoli di studio,
        opleiding, opleidingen, onderwijs, utbildning, uddannelse, utdanning, koulutus, egitim, egitim bilgileri, ogrenim, vzdelani, vzdelanie, educatie, studii, tanulmanyok, vegzettseg, kepzes,
        образование, обучение, освіта, навчання, hoc van, pendidikan, εκπαιδευση, σπουδες, التعليم, השכלה, शिक्षा,
        学歴, 教育, 学历, 學歷, 教育背景, 教育经历, 教育經歷, 学業, 학력, 학력사항, 학력 사항, 교육, 교육사항"),
    (Kind::Skills, "skills, technical skills, key skills, core skills, core competencies, competencies, expertise, areas of expertise, technologies, tech stack, technical expertise, tools, tools and technologies, skills and tools,
        skills and technologies, skills and expertise, professional skills, professional skills summary, hard skills, soft skills, technical proficiencies, technology, programming skills, technical, stack, skill set, skillset, toolbox, skills summary, what i know,
        kenntnisse, fahigkeiten, kompetenzen, fachkenntnisse, edv kenntnisse, it kenntnisse, technische kenntnisse, technologien, kenntnisse und fahigkeiten, fertigkeiten, besondere kenntnisse, qualifikationen,
        competences, competences techniques, competences cles, outils, savoir faire, habilidades, competencias, conocimientos, aptitudes, habilidades tecnicas, competencias tecnicas, tecnologias, conhecimentos, herramientas, habilidades y competencias,
        umiejetnosci, umiejetnosci techniczne, kompetencje, technologie, narzedzia, competenze, competenze tecniche, capacita, abilita, tecnologie, vaardigheden, competenties, fardigheter, kompetenser, kompetencer, faerdigheder, ferdigheter, taidot, osaaminen,
        yetenekler, beceriler, yetkinlikler, dovednosti, zrucnosti, schopnosti, competente, aptitudini, keszsegek, ismeretek, навыки, ключевые навыки, умения, навички, уміння, ky nang, keahlian, keterampilan, δεξιοτητες, المهارات, כישורים, מיומנויות, कौशल,
        スキル, 技能, 技術, 技術スキル, 专业技能, 專業技能, 技能特长, 技术栈, 기술, 기술 스택, 기술스택, 보유 기술, 보유기술, 스킬, 역량, 핵심 역량"),
    (Kind::Summary, "summary, profile, about, about me, professional summary, career summary, executive summary, objective, career objective, personal statement, overview, introduction, bio, biography, who i am, professional profile, personal profile, in short, tldr, hello,
        uber mich, profil, kurzprofil, zusammenfassung, zu meiner person, uber mich selbst, steckbrief, kurzbiografie,
        a propos, a propos de moi, resume professionnel, presentation, qui suis je, profil professionnel, objectif, en bref,
        sobre mi, acerca de mi, perfil, perfil profesional, resumen, resumen profesional, extracto, objetivo, quien soy, acerca de, presentacion,
        sobre mim, sobre, resumo, resumo profissional, perfil profissional, apresentacao, quem sou,
        o mnie, podsumowanie, profil zawodowy, podsumowanie zawodowe, kim jestem, informacje, chi sono, profilo, profilo professionale, riepilogo, su di me, sommario,
        over mij, profiel, samenvatting, om mig, om meg, profilen, minusta, hakkimda, ozet, profil ozeti, o me, o mne, despre mine, profilul, rolam, bemutatkozas,
        о себе, обо мне, про мене, резюме профиля, gioi thieu, tentang saya, ringkasan, σχετικα με εμενα, نبذة عني, الملخص, אודות, על עצמי, परिचय,
        自己紹介, 自己pr, プロフィール, 概要, 職務要約, 关于我, 個人簡介, 个人简介, 自我介绍, 自我評價, 自我评价, 個人介紹, 关于, 자기소개, 소개, 자기 소개, 요약, 프로필"),
    (Kind::Contact, "contact, contacts, contact me, contact information, contact details, contact info, get in touch, reach me, say hello, lets talk, address, location, where i am, personal info, personal information, personal details, personal data, details, basic information, basics,
        kontakt, kontaktdaten, kontaktinformationen, anschrift, adresse, personliche daten, personliche angaben, zur person, angaben zur person, contactez moi, me contacter, coordonnees, informations personnelles, informations, etat civil,
        contacto, datos de contacto, contactame, datos personales, informacion personal, informacion de contacto, direccion, contato, dados pessoais, informacoes pessoais, informacoes de contato, fale comigo, contacte me,
        dane kontaktowe, dane osobowe, napisz do mnie, adres, contatti, contattami, dati personali, informazioni personali, contactgegevens, persoonlijke gegevens, kontaktinfo, kontaktuppgifter, yhteystiedot, iletisim, iletisim bilgileri, kisisel bilgiler,
        kontaktni udaje, osobni udaje, kapcsolat, elerhetoseg, контакты, контактная информация, личные данные, контакти, контактна інформація, lien he, thong tin ca nhan, kontak, επικοινωνια, التواصل, صل, צור קשר, פרטים אישיים, संपर्क,
        連絡先, 基本情報, お問い合わせ, 联系方式, 联系我, 聯絡方式, 基本信息, 个人信息, 個人資料, 基本資料, 연락처, 인적사항, 개인정보, 기본정보, 기본 정보"),
    (Kind::Profiles, "profiles, links, social, social media, social profiles, social links, online, online profiles, on the web, elsewhere, find me, find me online, follow me, web, connect, connect with me, networks,
        profile im netz, soziale netzwerke, netzwerke, online profile, reseaux sociaux, reseaux, liens, sur le web, redes sociales, enlaces, redes, redes sociais, perfis, profile spolecznosciowe, media spolecznosciowe, linki, profili, profili social, collegamenti, sociala medier, sosyal medya, ссылки, социальные сети, посилання, リンク, sns, 链接, 社交, 링크, 소셜"),
    (Kind::References, "references, referees, reference, professional references, recommendations, testimonials, referenzen, referenz, empfehlungen, recommandations, referencias, recomendaciones, recomendacoes, referencje, referenze, raccomandazioni, referenties, aanbevelingen, referenser, referanser, referenser, referanslar, doporuceni, referinte, referenciak, рекомендации, рекомендаціі, nguoi tham chieu, referensi, المراجع, ממליצים, 推薦, 推薦者, 推荐人, 推薦人, 추천인, 추천"),
    (Kind::Projects, "projects, personal projects, side projects, selected projects, open source, open source projects, portfolio, my work, selected work, featured projects, recent projects, key projects, apps, case studies, works, contributions, open source contributions,
        projekte, ausgewahlte projekte, eigene projekte, projets, projets personnels, realisations, proyectos, proyectos personales, projetos, projetos pessoais, projekty, moje projekty, wybrane projekty, progetti, progetti personali, projecten, projekt, prosjekter, projekter, projektit, projeler, proiecte, projektek, проекты, проекти, du an, proyek, εργα, المشاريع, פרויקטים, प्रोजेक्ट,
        プロジェクト, 制作実績, 作品, 項目經歷, 项目经历, 项目经验, 项目, 專案, 프로젝트, 포트폴리오"),
    (Kind::Volunteer, "volunteer, volunteering, volunteer work, volunteer experience, volunteering experience, community, community service, community involvement, extracurricular, extracurricular activities, activities, leadership, memberships, affiliations, organizations,
        ehrenamt, ehrenamtliches engagement, engagement, ehrenamtliche tatigkeiten, mitgliedschaften, benevolat, experience benevole, engagements, voluntariado, actividades, trabalho voluntario, atividades, wolontariat, dzialalnosc, volontariato, vrijwilligerswerk, ideellt arbete, ideellt engagemang, frivilligt arbejde, gonullu calismalar, dobrovolnictvi, onkentes munka, волонтерство, волонтерськии досвід, hoat dong, relawan, التطوع, התנדבות, ボランティア, 活動, 志愿者经历, 志愿服务, 봉사활동, 봉사 활동, 활동, 대외활동"),
    (Kind::Merits, "awards, honors, honours, achievements, awards and honors, honors and awards, accomplishments, certificates, certifications, certificates and licenses, licenses and certifications, licenses, courses, training, trainings, publications, papers, talks, presentations, patents, speaking, writing, press, conferences, blog, articles, research, scholarships, teaching, grants, blog posts, professional development,
        auszeichnungen, preise, zertifikate, zertifizierungen, weiterbildung, weiterbildungen, fortbildungen, kurse, publikationen, veroffentlichungen, vortrage, stipendien, patente, erfolge,
        recompenses, prix, distinctions, certificats, certifications et licences, publications et conferences, conferences et publications, cours,
        premios, reconocimientos, logros, certificaciones, certificados, publicaciones, cursos, cursos y certificaciones, charlas, premios y reconocimientos, certificacoes, publicacoes, palestras, conquistas, premiacoes, cursos e certificacoes,
        nagrody, osiagniecia, certyfikaty, kursy, kursy i szkolenia, szkolenia, publikacje, wyroznienia, wystapienia, premi, riconoscimenti, certificazioni, pubblicazioni, corsi, certificati, certificaten, cursussen, publicaties, prijzen, certifikat, utmarkelser, publikationer, kurser, oduller, sertifikalar, kurslar, yayinlar, certifikaty, kurzy, certificari, tanfolyamok,
        сертификаты, достижения, награды, курсы, публикации, сертифікати, досягнення, нагороди, курси, публікаціі, chung chi, giai thuong, sertifikat, penghargaan, الشهادات, الجوائز, הסמכות, פרסים, 資格, 免許 資格, 資格 免許, 受賞歴, 受賞, 論文, 获奖情况, 荣誉奖项, 证书, 獲獎經歷, 证书与奖项, 發表, 자격증, 수상, 수상내역, 수상 내역, 자격사항, 논문"),
    (Kind::Private, "languages, language, language skills, interests, hobbies, hobbies and interests, interests and hobbies, personal interests, sprachen, sprachkenntnisse, interessen, hobbys, hobbies und interessen, langues, centres d interet, centres dinteret, loisirs, interets, idiomas, intereses, aficiones, interesses, passatempos, jezyki, jezyki obce, znajomosc jezykow, zainteresowania, hobby, lingue, interessi, talen, intresses, sprak, intressen, fritid, sprog, interesser, kielet, harrastukset, diller, yabanci diller, ilgi alanlari, hobiler, jazyky, zajmy, konicky, limbi straine, nyelvtudas, erdeklodes, языки, интересы, хобби, увлечения, мови, інтереси, хобі, ngon ngu, ngoai ngu, so thich, bahasa, hobi, minat, γλωσσες, ενδιαφεροντα, اللغات, الهوايات, שפות, תחביבים, भाषाएँ, रुचियां, 語学, 言語, 趣味, 语言, 語言, 兴趣爱好, 興趣, 语言能力, 외국어, 언어, 취미, 관심사, 병역, 병역사항"),
    (Kind::Title, "resume, cv, curriculum vitae, lebenslauf, tabellarischer lebenslauf, hoja de vida, curriculo, zyciorys, background, curriculum, home, welcome, 履歴書, 職務経歴書, 简历, 個人簡歷, 个人简历, 履歷, 이력서, 경력기술서, резюме, ozgecmis, zivotopis, oneletrajz, levensloop"),
];

/// Words that tell the kind of a longer heading, strongest first.
pub const TELLING: &[(&str, Kind)] = &[
    ("volunteer", Kind::Volunteer),
    ("volunteering", Kind::Volunteer),
    ("voluntariado", Kind::Volunteer),
    ("benevole", Kind::Volunteer),
    ("references", Kind::References),
    ("referees", Kind::References),
    ("languages", Kind::Private),
    ("hobbies", Kind::Private),
    ("interests", Kind::Private),
    ("projects", Kind::Projects),
    ("projekte", Kind::Projects),
    ("projets", Kind::Projects),
    ("proyectos", Kind::Projects),
    ("publications", Kind::Merits),
    ("awards", Kind::Merits),
    ("certifications", Kind::Merits),
    ("certificates", Kind::Merits),
    ("courses", Kind::Merits),
    ("skills", Kind::Skills),
    ("tools", Kind::Skills),
    ("stack", Kind::Skills),
    ("competences", Kind::Skills),
    ("kenntnisse", Kind::Skills),
    ("technologies", Kind::Skills),
    ("habilidades", Kind::Skills),
    ("umiejetnosci", Kind::Skills),
    ("experience", Kind::Experience),
    ("employment", Kind::Experience),
    ("berufserfahrung", Kind::Experience),
    ("experiencia", Kind::Experience),
    ("doswiadczenie", Kind::Experience),
    ("experiences", Kind::Experience),
    ("ervaring", Kind::Experience),
    ("esperienze", Kind::Experience),
    ("esperienza", Kind::Experience),
    ("education", Kind::Education),
    ("ausbildung", Kind::Education),
    ("formation", Kind::Education),
    ("educacion", Kind::Education),
    ("formacion", Kind::Education),
    ("formacao", Kind::Education),
    ("edukacja", Kind::Education),
    ("wyksztalcenie", Kind::Education),
    ("studium", Kind::Education),
    ("contact", Kind::Contact),
    ("kontakt", Kind::Contact),
    ("summary", Kind::Summary),
];

/// Headings of job adverts and company pages.
pub const ADVERT: &str = "responsibilities, key responsibilities, your responsibilities, requirements, job requirements, \
    minimum qualifications, preferred qualifications, basic qualifications, required qualifications, \
    what you will do, what youll do, what you will bring, what youll bring, what we offer, \
    what we are looking for, what were looking for, who you are, about the role, about the job, about the team, \
    about the company, about us, the role, benefits, perks, perks and benefits, how to apply, apply now, apply, \
    apply for this job, job description, job details, salary, nice to have, must have, who we are, our team, \
    why join us, similar jobs, related jobs, full job description, required skills, desired skills, your profile, \
    your tasks, equal opportunity, compensation, seniority level, employment type, job function, industries, \
    ihre aufgaben, deine aufgaben, ihr profil, dein profil, wir bieten, das bieten wir, anforderungen, aufgaben, \
    bewerbung, stellenbeschreibung, uber uns, was wir bieten, das bringst du mit, das erwartet dich, missions, \
    vos missions, profil recherche, votre profil, avantages, ce que nous offrons, description du poste, \
    a propos de lentreprise, postuler, requisitos, responsabilidades, ofrecemos, que ofrecemos, beneficios, \
    descripcion del puesto, funciones, oferecemos, descricao da vaga, atividades e responsabilidades, \
    candidatar se, wymagania, obowiazki, oferujemy, zakres obowiazkow, nasze wymagania, twoj zakres obowiazkow, \
    aplikuj, requisiti, offriamo, mansioni, wat bieden wij, functie eisen, taken, требования, обязанности, \
    условия, мы предлагаем, вимоги, обовязки, ми пропонуємо, 応募資格, 仕事内容, 募集要項, 待遇, 岗位职责, 任职要求, 职位描述, 岗位要求, 자격요건, \
    담당업무, 우대사항, 주요업무";
