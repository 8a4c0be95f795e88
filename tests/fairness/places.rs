//! Places with their telephone numbers, schools, and headings of résumés in several languages.

/// A city in a country. The national part of a number is invented; its shape is one that the country uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub region: &'static str,
    pub city: &'static str,
    pub country: &'static str,
    pub code: &'static str,
    pub trunk: &'static str,
    pub number: [&'static str; 3],
}

const fn place(
    region: &'static str,
    city: &'static str,
    country: &'static str,
    code: &'static str,
    trunk: &'static str,
    number: [&'static str; 3],
) -> Place {
    Place { region, city, country, code, trunk, number }
}

pub const PLACES: &[Place] = &[
    place("North America", "Columbus", "United States", "1", "", ["614", "736", "5000"]),
    place("North America", "Halifax", "Canada", "1", "", ["902", "736", "5011"]),
    place("Latin America", "Puebla", "Mexico", "52", "", ["222", "412", "3467"]),
    place("Latin America", "Recife", "Brazil", "55", "0", ["81", "3412", "3467"]),
    place("Latin America", "Medellín", "Colombia", "57", "", ["604", "412", "3467"]),
    place("Western Europe", "Leeds", "United Kingdom", "44", "0", ["113", "412", "3467"]),
    place("Western Europe", "Galway", "Ireland", "353", "0", ["91", "412", "346"]),
    place("Western Europe", "Nantes", "France", "33", "0", ["2", "40412", "346"]),
    place("Western Europe", "Kassel", "Germany", "49", "0", ["561", "412", "3467"]),
    place("Southern Europe", "Valencia", "Spain", "34", "", ["961", "412", "346"]),
    place("Southern Europe", "Πάτρα", "Greece", "30", "", ["261", "041", "2346"]),
    place("Eastern Europe", "Łódź", "Poland", "48", "", ["42", "412", "3467"]),
    place("Eastern Europe", "Київ", "Ukraine", "380", "0", ["44", "412", "3467"]),
    place("Eastern Europe", "Cluj-Napoca", "Romania", "40", "0", ["264", "412", "346"]),
    place("Middle East", "İzmir", "Türkiye", "90", "0", ["232", "412", "3467"]),
    place("Middle East", "Haifa", "Israel", "972", "0", ["4", "841", "2346"]),
    place("Africa", "Lagos", "Nigeria", "234", "0", ["803", "412", "3467"]),
    place("Africa", "Nairobi", "Kenya", "254", "0", ["722", "412", "346"]),
    place("Africa", "Durban", "South Africa", "27", "0", ["31", "412", "3467"]),
    place("South Asia", "Pune", "India", "91", "0", ["98200", "412", "34"]),
    place("South Asia", "Lahore", "Pakistan", "92", "0", ["300", "412", "3467"]),
    place("South Asia", "ঢাকা", "Bangladesh", "880", "0", ["1711", "412", "346"]),
    place("East Asia", "成都", "China", "86", "0", ["138", "4123", "4671"]),
    place("East Asia", "부산", "South Korea", "82", "0", ["51", "741", "2346"]),
    place("East Asia", "福岡", "Japan", "81", "0", ["92", "741", "2346"]),
    place("South-East Asia", "Đà Nẵng", "Vietnam", "84", "0", ["236", "3412", "346"]),
    place("South-East Asia", "Cebu", "Philippines", "63", "0", ["917", "412", "3467"]),
    place("Oceania", "Hobart", "Australia", "61", "0", ["3", "6241", "2346"]),
];

pub const SCHOOLS: &[&str] = &[
    "Ohio Valley State University",
    "Howard College of the Plains",
    "Universidad del Valle Alto",
    "École supérieure de Nantes-Ouest",
    "Hochschule Kassel-Nord",
    "Politechnika Łódzka Wschodnia",
    "Київський інститут мостів",
    "جامعة الساحل",
    "Indian Institute of Bridges, Pune",
    "University of Lagos Mainland",
    "成都桥梁学院",
    "부산해양기술대학교",
    "Trường Đại học Đà Nẵng Tây",
    "Te Wānanga o Ngāmotu",
];

/// Summary, experience, education, skills.
pub const HEADINGS: &[(&str, [&str; 4])] = &[
    ("en", ["Summary", "Work experience", "Education", "Skills"]),
    ("de", ["Kurzprofil", "Berufserfahrung", "Ausbildung", "Kenntnisse"]),
    ("fr", ["À propos", "Expérience professionnelle", "Formation", "Compétences"]),
    ("es", ["Perfil", "Experiencia laboral", "Formación académica", "Habilidades"]),
    ("pt", ["Resumo", "Experiência profissional", "Formação acadêmica", "Competências"]),
    ("pl", ["Podsumowanie", "Doświadczenie zawodowe", "Wykształcenie", "Umiejętności"]),
    ("it", ["Profilo", "Esperienza lavorativa", "Istruzione", "Competenze"]),
    ("nl", ["Profiel", "Werkervaring", "Opleiding", "Vaardigheden"]),
    ("sv", ["Om mig", "Arbetslivserfarenhet", "Utbildning", "Kompetenser"]),
    ("tr", ["Özet", "İş deneyimi", "Eğitim", "Beceriler"]),
    ("cs", ["O mně", "Pracovní zkušenosti", "Vzdělání", "Dovednosti"]),
    ("ru", ["О себе", "Опыт работы", "Образование", "Навыки"]),
    ("uk", ["Про мене", "Досвід роботи", "Освіта", "Навички"]),
    ("ja", ["自己紹介", "職歴", "学歴", "スキル"]),
    ("zh", ["个人简介", "工作经历", "教育背景", "专业技能"]),
    ("ko", ["자기소개", "경력", "학력", "기술"]),
    ("vi", ["Giới thiệu", "Kinh nghiệm làm việc", "Học vấn", "Kỹ năng"]),
    ("id", ["Ringkasan", "Pengalaman kerja", "Pendidikan", "Keterampilan"]),
    ("el", ["Σχετικά με εμένα", "Επαγγελματική εμπειρία", "Εκπαίδευση", "Δεξιότητες"]),
    ("ar", ["الملخص", "الخبرة العملية", "التعليم", "المهارات"]),
    ("he", ["אודות", "ניסיון תעסוקתי", "השכלה", "כישורים"]),
    ("hi", ["परिचय", "कार्य अनुभव", "शिक्षा", "कौशल"]),
];

/// Subject and possessive, and what stands beside the name.
pub const PRONOUNS: &[(&str, &str, &str)] = &[
    ("She", "her", "(she/her)"),
    ("He", "his", "(he/him)"),
    ("They", "their", "(they/them)"),
    ("Ze", "hir", "(ze/hir)"),
];

/// Ways of writing one number.
pub const PHONE_FORMATS: usize = 5;

impl Place {
    pub fn shown(&self) -> String {
        format!("{}, {}", self.city, self.country)
    }

    /// The number, or one that nobody can have, in one of several ways.
    pub fn phone(&self, format: usize, valid: bool) -> String {
        let [a, b, c] = self.number.map(|part| if valid { part.to_owned() } else { "0".repeat(part.len()) });
        let (code, trunk) = (self.code, self.trunk);
        match format % PHONE_FORMATS {
            0 => format!("+{code} {a} {b} {c}"),
            1 => format!("+{code}-{a}-{b}-{c}"),
            2 => format!("00{code} {a} {b}{c}"),
            3 => format!("+{code}{a}{b}{c}"),
            _ => format!("({trunk}{a}) {b}-{c}"),
        }
    }
}
