//! Words for kinds of work, schools, degrees, contracts and levels; and what stands around names.

/// Words of job titles.
pub const JOBS: &str = "engineer developer programmer architect manager director analyst consultant designer administrator admin specialist intern trainee apprentice \
assistant associate officer lead leader head chief ceo cto cfo coo cio ciso vp president founder cofounder owner partner supervisor coordinator scientist researcher \
professor lecturer teacher tutor instructor mentor fellow postdoc technician operator accountant auditor advisor adviser recruiter representative agent clerk secretary \
receptionist nurse doctor physician pharmacist therapist dentist lawyer attorney paralegal judge writer editor journalist author copywriter translator photographer artist animator \
producer strategist planner buyer sales salesperson marketer marketing chef cook waiter waitress bartender barista driver mechanic electrician plumber carpenter welder builder foreman \
tester qa sre devops sysadmin dba ux ui freelancer contractor volunteer student owner maintainer evangelist advocate guard cashier controller executive staff principal \
generalist practitioner expert fullstack frontend backend webmaster bookkeeper broker trader underwriter actuary economist statistician biologist chemist physicist mathematician geologist \
entwickler entwicklerin ingenieur ingenieurin leiter leiterin berater beraterin geschaftsfuhrer geschaftsfuhrerin werkstudent werkstudentin praktikant praktikantin mitarbeiter mitarbeiterin \
sachbearbeiter sachbearbeiterin referent referentin assistent assistentin techniker technikerin kaufmann kauffrau fachkraft architekt architektin dozent dozentin lehrer lehrerin auszubildende auszubildender informatiker informatikerin \
ingenieure developpeur developpeuse responsable chargee charge directeur directrice chef cheffe gestionnaire stagiaire alternant alternante consultante conseiller conseillere technicien technicienne enseignant enseignante chercheur chercheuse vendeur vendeuse redacteur redactrice graphiste concepteur conceptrice \
ingeniero ingeniera desarrollador desarrolladora programador programadora gerente jefe jefa analista consultor consultora disenador disenadora tecnico tecnica auxiliar practicante becario becaria profesor profesora abogado abogada contador contadora vendedor vendedora encargado encargada asesor asesora director directora coordinador coordinadora arquitecto arquitecta investigador investigadora administrativo administrativa \
engenheiro engenheira desenvolvedor desenvolvedora estagiario estagiaria diretor diretora coordenador coordenadora professor professora designer tecnico pesquisador pesquisadora advogado advogada supervisor assessor arquiteto arquiteta gestor gestora \
inzynier programista programistka kierownik kierowniczka analityk analityczka konsultant konsultantka projektant projektantka specjalista specjalistka stazysta stazystka praktykant praktykantka asystent asystentka dyrektor dyrektorka nauczyciel nauczycielka ksiegowy ksiegowa tester testerka administrator koordynator koordynatorka mlodszy starszy \
ingegnere sviluppatore sviluppatrice programmatore responsabile direttore direttrice progettista tirocinante stagista impiegato impiegata docente insegnante ricercatore ricercatrice consulente \
ontwikkelaar medewerker adviseur stagiair utvecklare ingenjor chef konsult udvikler utvikler radgiver kehittaja muhendis gelistirici yazilim uzman mudur yonetici danisman stajyer vyvojar inzenyr vedouci manazer inginer programator fejleszto mernok vezeto \
разработчик инженер программист менеджер директор аналитик консультант дизаинер специалист руководитель архитектор стажер розробник інженер програміст директор аналітик фахівець керівник архітектор стажер ky su lap trinh nhan vien";

/// Endings of compound job titles.
pub const JOB_ENDINGS: &[&str] = &[
    "entwickler",
    "entwicklerin",
    "ingenieur",
    "ingenieurin",
    "leiter",
    "leiterin",
    "leitung",
    "berater",
    "beraterin",
    "manager",
    "managerin",
    "techniker",
    "assistent",
    "assistentin",
    "mitarbeiter",
    "mitarbeiterin",
    "kaufmann",
    "kauffrau",
    "designer",
    "architekt",
    "analyst",
    "praktikant",
    "werkstudent",
    "ontwikkelaar",
    "medewerker",
    "utvecklare",
    "ingenjor",
    "chef",
    "konsult",
    "udvikler",
    "utvikler",
    "engineer",
    "developer",
];

/// The same in scripts without spaces.
pub const JOBS_UNSPACED: &[&str] = &[
    "エンジニア",
    "開発者",
    "部長",
    "課長",
    "主任",
    "マネージャー",
    "デザイナー",
    "ディレクター",
    "プログラマ",
    "リーダー",
    "インターン",
    "コンサルタント",
    "アナリスト",
    "担当",
    "研究員",
    "教授",
    "工程师",
    "工程師",
    "经理",
    "經理",
    "总监",
    "總監",
    "主管",
    "开发",
    "設計師",
    "设计师",
    "实习生",
    "實習生",
    "分析师",
    "分析師",
    "顾问",
    "研究员",
    "专员",
    "负责人",
    "架构师",
    "总裁",
    "助理",
    "개발자",
    "엔지니어",
    "매니저",
    "팀장",
    "대리",
    "과장",
    "부장",
    "차장",
    "연구원",
    "인턴",
    "디자이너",
    "사원",
    "컨설턴트",
    "이사",
    "대표",
    "교수",
    "분석가",
    "기획자",
];

/// Words of names of schools.
pub const SCHOOLS: &str = "college school academy uni lycee ecole escuela colegio faculdade facultad faculty gymnasium gimnazjum liceum szkola akademia hogeschool skola hogskola universite kolej okul okulu lisesi skolan uczelnia sgh agh mit eth epfl tum iut insa suny ucla bootcamp conservatory seminary вуз школа колледж академия лицеи коледж академія ліцеи truong";

/// Beginnings of words for schools.
pub const SCHOOL_BEGINNINGS: &[&str] = &[
    "universi",
    "uniwersyt",
    "universid",
    "politech",
    "polytech",
    "politecn",
    "politehn",
    "hochschul",
    "fachhochschul",
    "berufsschul",
    "realschul",
    "grundschul",
    "gesamtschul",
    "technikum",
    "institut",
    "instytut",
    "istitut",
    "fakult",
    "facult",
    "универс",
    "університ",
    "институт",
    "інститут",
    "техникум",
    "yuksekokul",
    "egyetem",
    "yliopist",
    "univerzit",
];

/// The same in scripts without spaces.
pub const SCHOOLS_UNSPACED: &[&str] = &[
    "大学",
    "大學",
    "学院",
    "學院",
    "高校",
    "高等学校",
    "専門学校",
    "学校",
    "學校",
    "대학교",
    "대학",
    "고등학교",
    "학교",
    "중학교",
];

/// Words of degrees.
pub const DEGREES: &str = "phd dphil bsc msc ba ma bs ms mba beng meng btech mtech bba bfa mfa bcom mcom llb llm md jd edd mphil mpp mpa bed bachelor bachelors master masters diploma degree associate licence licenciatura licenciado licenciada grado grau bacharelado mestrado doutorado maestria maestrado doctorado magister inzynier licencjat mgr inz abitur \
baccalaureat bac laurea dottorato tecnologo tecnico dut bts deug maitrise mastere hnd ged gcse honours hons undergraduate postgraduate graduate phd ing lic lisans doktora kandidat kandidatexamen examen ijazah sarjana бакалавр магистр магістр специалист аспирант аспірант доктор кандидат диплом";

/// Beginnings of words for degrees.
pub const DEGREE_BEGINNINGS: &[&str] = &[
    "diplom",
    "doctor",
    "doktor",
    "bachelor",
    "bachiller",
    "bachar",
    "licenc",
    "ingenie",
    "certificat",
    "promotion",
    "ausbildung",
];

/// The same in scripts without spaces.
pub const DEGREES_UNSPACED: &[&str] = &[
    "学士", "學士", "修士", "硕士", "碩士", "博士", "本科", "专科", "学位", "학사", "석사", "박사", "전공", "専攻",
    "卒業", "학위",
];

/// Kinds of contract.
pub const EMPLOYMENT: &str = "full time, fulltime, part time, parttime, contract, contractor, freelance, freelancer, internship, intern, self employed, temporary, permanent, seasonal, apprenticeship, casual, fixed term, permanent full time, contract full time, temp, work study, trainee,\
 vollzeit, teilzeit, festanstellung, freiberuflich, selbststandig, selbstandig, werkstudent, praktikum, befristet, unbefristet, minijob, ausbildung, freie mitarbeit, cdi, cdd, alternance, stage, temps plein, temps partiel, interim, independant, apprentissage,\
 jornada completa, tiempo completo, media jornada, tiempo parcial, autonomo, contrato, practicas, indefinido, temporal, tempo integral, meio periodo, estagio, clt, pj, autonomo, temporario, tempo inteiro, efetivo,\
 pelny etat, czesc etatu, umowa o prace, umowa zlecenie, umowa o dzielo, b2b, staz, praktyka, samozatrudnienie, kontrakt, niepelny etat, wlasna dzialalnosc, tempo pieno, tempo parziale, partita iva, tirocinio, apprendistato, libero professionista,\
 voltijds, deeltijds, heltid, deltid, fast anstallning, tillsvidareanstallning, vikariat, tam zamanli, yari zamanli, staj, serbest, plny uvazek, zkraceny uvazek, полная занятость, частичная занятость, фриланс, стажировка, повна заинятість, часткова заинятість, toan thoi gian, ban thoi gian, 正社員, 契約社員, 派遣社員, アルバイト, 業務委託, フリーランス, インターン, 全职, 兼职, 实习, 全職, 兼職, 實習, 自由职业, 정규직, 계약직, 프리랜서, 인턴, 파트타임, 아르바이트";

/// Kinds of contract that name the employer too.
pub const SELF_EMPLOYED: &str = "freelance, freelancer, self employed, freiberuflich, selbststandig, selbstandig, independant, autonomo, samozatrudnienie, wlasna dzialalnosc, libero professionista, 프리랜서, フリーランス, 自由职业, фриланс, zzp";

/// Ways of working, as shown where a place is shown.
pub const REMOTE: &str =
    "remote, fully remote, hybrid, on site, onsite, homeoffice, home office, zdalnie, teletravail, remoto, 在宅";

/// Words that only announce what follows.
pub const ANNOUNCES: &str = "highlights, courses, responsibilities, achievements, key achievements, technologies, tech stack, duties, coursework, relevant coursework, tasks, projects, skills, keywords, aufgaben, obowiazki, missions, show more, see more, read more";

/// Words on things to press.
pub const CONTROLS: &str = "download pdf, download cv, download resume, print, skip to content, menu, more";

/// First words of marks and honours of a study.
pub const GRADES: &str = "gpa, grade, note, abschlussnote, score, cgpa, thesis, dissertation, mention, ocena, voto";

/// Levels of skill.
pub const LEVELS: &str = "beginner novice basic elementary intermediate advanced expert master mastery proficient proficiency fluent native competent good excellent strong familiar working knowledge professional speaker level skilled \
grundkenntnisse anfanger fortgeschritten fortgeschrittene experte sehr gut gute debutant intermediaire avance confirme courant basico intermedio intermediario avancado avanzado experto podstawowy sredniozaawansowany zaawansowany ekspert biegly base intermedio avanzato esperto gevorderd beginner years year yrs";

/// Units of lengths of time.
pub const DURATIONS: &str = "year years yr yrs month months mo mos week weeks day days jahr jahre jahren monat monate monaten an ans annee annees mois ano anos mes meses rok lata lat miesiac miesiace miesiecy mies m y anno anni mese mesi jaar jaren maand maanden ar manad manader yil ay let roky mesic mesicu год года лет месяц месяца месяцев мес рік роки років місяць місяці місяців and und et y i e less than";

/// Names of services as they label links.
pub const SERVICES: &str = "github linkedin gitlab twitter x mastodon stackoverflow facebook instagram medium xing youtube behance dribbble kaggle bitbucket codepen devto telegram skype discord npm pypi goodreads researchgate orcid googlescholar scholar website blog portfolio homepage email phone keybase reddit twitch pinterest bluesky threads vimeo soundcloud hackernews leetcode hackerrank codeberg huggingface upwork fiverr angellist wellfound polywork readcv";

/// Small words inside names.
pub const PARTICLES: &str = "van de von der den da dos das do del di la le el al bin ibn y e zu zur ten ter af av und op het bint abu san mac mc della dalla degli dei du des lo";

/// Words that no name has.
pub const NOT_IN_NAMES: &str = "the and of for with my our your this that welcome hello home page page resume cv website blog portfolio login signup sign error found search results about contact experience education skills work projects news jobs job career careers team company inc ltd llc gmbh how what why when where who privacy policy terms cookie cookies download read more view all learn get free new best top curriculum vitae lebenslauf profile profil software systems solutions services technologies";

/// What people put in front of their name.
pub const GREETINGS: &[&str] = &[
    "hello, ",
    "hello! ",
    "hello ",
    "hi there, ",
    "hi there! ",
    "hi! ",
    "hi, ",
    "hi ",
    "hey, ",
    "hey! ",
    "hey ",
    "👋 ",
    "i'm ",
    "i am ",
    "my name is ",
    "this is ",
    "welcome, ",
    "about ",
    "resume of ",
    "resume - ",
    "resume – ",
    "resume: ",
    "cv of ",
    "cv - ",
    "cv – ",
    "cv: ",
    "cv ",
    "curriculum vitae of ",
    "curriculum vitae - ",
    "curriculum vitae – ",
    "curriculum vitae: ",
    "curriculum vitae ",
    "hallo, ",
    "hallo! ",
    "hallo ",
    "ich bin ",
    "mein name ist ",
    "ich heisse ",
    "lebenslauf von ",
    "lebenslauf - ",
    "lebenslauf – ",
    "lebenslauf ",
    "bonjour, ",
    "bonjour ! ",
    "bonjour ",
    "je suis ",
    "je m'appelle ",
    "moi, ",
    "cv de ",
    "hola, ",
    "¡hola! ",
    "hola! ",
    "hola ",
    "soy ",
    "me llamo ",
    "mi nombre es ",
    "ola, ",
    "ola! ",
    "ola ",
    "eu sou o ",
    "eu sou a ",
    "eu sou ",
    "sou o ",
    "sou a ",
    "sou ",
    "meu nome e ",
    "czesc, ",
    "czesc! ",
    "czesc ",
    "jestem ",
    "nazywam sie ",
    "mam na imie ",
    "ciao, ",
    "ciao! ",
    "ciao ",
    "sono ",
    "mi chiamo ",
    "hoi, ",
    "ik ben ",
    "hej, ",
    "jag heter ",
    "merhaba, ",
    "merhaba ",
    "ben ",
    "privet, ",
    "привет, я ",
    "меня зовут ",
    "привіт, я ",
    "мене звати ",
];
