//! Ordinary names of 46 naming traditions, in the order and script in which their bearers write them, and
//! how they spell them in a mailbox. The people are invented.

/// A name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Where it is common.
    pub tradition: &'static str,
    /// As shown.
    pub shown: &'static str,
    /// Given name as in a mailbox.
    pub given: &'static str,
    /// Family name, or what stands for one, as in a mailbox.
    pub family: &'static str,
}

const fn name(tradition: &'static str, shown: &'static str, given: &'static str, family: &'static str) -> Name {
    Name { tradition, shown, given, family }
}

/// The names; several hold a word that is also a trade or a hero's ("Moon", "Wolf", "Dev", "Star").
pub const NAMES: &[Name] = &[
    name("English", "Emily Carter", "emily", "carter"),
    name("English", "Jack Wolf", "jack", "wolf"),
    name("Irish", "Aoife O’Brien", "aoife", "obrien"),
    name("Scottish", "Callum MacLeod", "callum", "macleod"),
    name("Welsh", "Rhys Llewellyn", "rhys", "llewellyn"),
    name("African American", "Latoya Washington", "latoya", "washington"),
    name("Hispanic", "María José García López", "maria", "garcia"),
    name("Hispanic", "José de la Cruz", "jose", "delacruz"),
    name("Portuguese", "João da Silva Santos", "joao", "silva"),
    name("Catalan", "Jordi Puig i Ferrer", "jordi", "puig"),
    name("Basque", "Itziar Etxeberria", "itziar", "etxeberria"),
    name("French", "Hélène Lefèvre", "helene", "lefevre"),
    name("Dutch", "Sanne van der Berg", "sanne", "vanderberg"),
    name("German", "Jörg Müller-Weiß", "joerg", "mueller"),
    name("German", "Anke Schön", "anke", "schoen"),
    name("Scandinavian", "Søren Ågård", "soeren", "aagaard"),
    name("Icelandic", "Þórdís Jónsdóttir", "thordis", "jonsdottir"),
    name("Finnish", "Väinö Hämäläinen", "vaino", "hamalainen"),
    name("Estonian", "Õie Tamm", "oie", "tamm"),
    name("Latvian", "Jānis Bērziņš", "janis", "berzins"),
    name("Lithuanian", "Rūta Kazlauskienė", "ruta", "kazlauskiene"),
    name("Polish", "Łukasz Wójcik", "lukasz", "wojcik"),
    name("Czech", "Jiří Dvořák", "jiri", "dvorak"),
    name("Hungarian", "Szabó Katalin", "katalin", "szabo"),
    name("Romanian", "Ștefan Țepeș", "stefan", "tepes"),
    name("Serbian", "Ђорђе Петровић", "djordje", "petrovic"),
    name("Croatian", "Željka Horvat", "zeljka", "horvat"),
    name("Albanian", "Ilir Hoxha", "ilir", "hoxha"),
    name("Greek", "Ελένη Παπαδοπούλου", "eleni", "papadopoulou"),
    name("Russian", "Мария Иванова", "maria", "ivanova"),
    name("Ukrainian", "Олександр Шевченко", "oleksandr", "shevchenko"),
    name("Armenian", "Արամ Պետրոսյան", "aram", "petrosyan"),
    name("Georgian", "ნინო ბერიძე", "nino", "beridze"),
    name("Turkish", "Gökhan Yılmaz", "gokhan", "yilmaz"),
    name("Arabic", "محمد العلي", "mohammed", "alali"),
    name("Arabic", "Fatima al-Zahra Benali", "fatima", "benali"),
    name("Persian", "رضا احمدی", "reza", "ahmadi"),
    name("Hebrew", "נועה לוי", "noa", "levi"),
    name("Jewish", "Miriam Goldberg", "miriam", "goldberg"),
    name("Hindi", "Dev Patel", "dev", "patel"),
    name("Hindi", "अनिता शर्मा", "anita", "sharma"),
    name("Punjabi", "Harpreet Singh", "harpreet", "singh"),
    name("Bengali", "সুমন দাস", "suman", "das"),
    name("Tamil", "K. Senthil Murugan", "senthil", "murugan"),
    name("Sinhala", "Nimal Perera", "nimal", "perera"),
    name("Thai", "สมชาย ใจดี", "somchai", "jaidee"),
    name("Vietnamese", "Nguyễn Thị Hồng", "hong", "nguyen"),
    name("Khmer", "Sok Dara", "dara", "sok"),
    name("Burmese", "Aung Min Thu", "aung", "minthu"),
    name("Indonesian", "Suharto", "suharto", "suharto"),
    name("Malay", "Siti binti Abdullah", "siti", "abdullah"),
    name("Filipino", "Maricel Dela Cruz", "maricel", "delacruz"),
    name("Chinese", "王伟", "wei", "wang"),
    name("Chinese", "Li Na", "na", "li"),
    name("Cantonese", "Chan Tai Man", "taiman", "chan"),
    name("Japanese", "山田 太郎", "taro", "yamada"),
    name("Japanese", "Yuki Hoshi", "yuki", "hoshi"),
    name("Korean", "문재인", "jaein", "moon"),
    name("Korean", "Moon Jae-hee", "jaehee", "moon"),
    name("Mongolian", "Бат-Эрдэнэ", "bat", "erdene"),
    name("Yoruba", "Oluwaseun Adébáyọ̀", "oluwaseun", "adebayo"),
    name("Igbo", "Chukwuemeka Okafor", "chukwuemeka", "okafor"),
    name("Akan", "Kwame Mensah", "kwame", "mensah"),
    name("Ethiopian", "አበበ ቢቂላ", "abebe", "bikila"),
    name("Swahili", "Wanjiru Kamau", "wanjiru", "kamau"),
    name("Zulu", "Sipho Ndlovu", "sipho", "ndlovu"),
    name("Hawaiian", "Kaʻiulani Star", "kaiulani", "star"),
    name("Māori", "Tāne Ngata", "tane", "ngata"),
];
