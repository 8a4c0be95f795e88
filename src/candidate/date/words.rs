//! The words of dates: months, "until", "since", "present", in lower case without accents ([`fold`]).

use super::super::fold::fold;
use super::super::fold::table::{List, Table};
use std::sync::OnceLock;

/// Longest word that can be a month's, in bytes.
const LONGEST: usize = 40;

/// Words of each month. Where two languages disagree on a word ("listopad"), the one with more
/// profiles on the sites we read wins (Polish).
const MONTHS: [&str; 12] = [
    "jan january januar jaenner janner janvier janv enero ene janeiro styczen stycznia sty gennaio gen januari ocak \
     oca ianuarie ian januar leden ledna januarja tammikuu tammikuussa tammikuuta январь января янв січень січня січ \
     يناير ינואר जनवरी ιανουαριος ιανουαριου",
    "feb february februar febr fevrier fevr fev febrero fevereiro luty lutego lut febbraio februari subat sub \
     februarie unor unora helmikuu helmikuuta feber февраль февраля фев февр лютии лютого лют فبراير פברואר फरवरी \
     φεβρουαριος φεβρουαριου",
    "mar march marz maerz mars marzo marco marzec marca maart mrt mart marts martie brezen brezna marcius maret \
     maaliskuu maaliskuuta март марта мар березень березня бер مارس מרץ मार्च μαρτιος μαρτιου",
    "apr april avril avr abril abr kwiecien kwietnia kwi aprile nisan nis aprilie duben dubna aprilis huhtikuu \
     huhtikuuta апрель апреля апр квітень квітня квіт кві ابريل אפריל अप्रैल απριλιος απριλιου",
    "may mai mayo maio maj maja maggio mag mei mayis kveten kvetna majus toukokuu toukokuuta маи мая травень травня \
     трав тра مايو מאי मई μαιος μαιου",
    "jun june juni juin junio junho czerwiec czerwca cze czerw giugno giu haziran haz iunie iun cerven cervna junius \
     kesakuu kesakuuta июнь июня июн червень червня черв чер يونيو יוני जून ιουνιος ιουνιου",
    "jul july juli juillet juil julio julho lipiec lipca lip luglio lug temmuz tem iulie iul cervenec cervence julius \
     heinakuu heinakuuta июль июля июл липень липня лип يوليو יולי जुलाई ιουλιος ιουλιου",
    "aug august aout agosto ago sierpien sierpnia sie sierp augustus augusti agustos agu srpen srpna augusztus agustus \
     elokuu elokuuta август августа авг серпень серпня серп сер اغسطس אוגוסט अगस्त αυγουστος αυγουστου",
    "sep sept september septembre septiembre setiembre setembro set wrzesien wrzesnia wrz settembre eylul eyl \
     septembrie zari szeptember syyskuu syyskuuta сентябрь сентября сен сент вересень вересня вер سبتمبر ספטמבר \
     सितंबर σεπτεμβριος σεπτεμβριου",
    "oct october oktober okt octobre octubre outubro out pazdziernik pazdziernika paz pazdz ottobre ott ekim eki \
     octombrie rijen rijna lokakuu lokakuuta октябрь октября окт жовтень жовтня жовт жов اكتوبر אוקטובר अक्टूबर \
     οκτωβριος οκτωβριου",
    "nov november novembre noviembre novembro listopad listopada lis kasim kas noiembrie listopadu marraskuu \
     marraskuuta ноябрь ноября ноя нояб листопада листопад лист лис نوفمبر נובמבר नवंबर νοεμβριος νοεμβριου",
    "dec december dezember dez decembre diciembre dic dezembro grudzien grudnia gru dicembre aralik ara decembrie \
     prosinec prosince desember des joulukuu joulukuuta декабрь декабря дек грудень грудня груд гру ديسمبر דצמבר \
     दिसंबर δεκεμβριος δεκεμβριου",
];

/// Words between the two dates of a period.
const TO: &str = "to until till til thru through bis zu à a au al ate do az hasta fino tot t m tm tem kuni по до \
    jusqu jusque ila e'kadar den dan sampai den hingga hingga حتى إلى עד से और ews εως";

/// Words before a date after which the period has not ended.
const SINCE: &str = "since seit ab depuis desde od dal dalla sinds vanaf sedan fra siden с з від asti alkaen \
    beri din sejak tu منذ מאז";

/// Words that may stand between "to" and "present".
const FILLERS: &str = "the la le l o os ce a ad au al do en in na w zur zu den ao";

/// Phrases for "still going on", words parted by one space.
const PRESENT: &[&str] = &[
    // English
    "present",
    "current",
    "currently",
    "now",
    "today",
    "ongoing",
    "date",
    "to date",
    "this day",
    "still",
    "still working",
    // German
    "heute",
    "jetzt",
    "aktuell",
    "derzeit",
    "gegenwart",
    "gegenwartig",
    "laufend",
    "dato",
    "zeit",
    "andauernd",
    "fortlaufend",
    // French
    "aujourd hui",
    "jour",
    "maintenant",
    "actuel",
    "actuelle",
    "actuellement",
    "cours",
    "present jour",
    "a present",
    // Spanish
    "actualidad",
    "actual",
    "actualmente",
    "presente",
    "hoy",
    "fecha",
    "ahora",
    "curso",
    "dia hoy",
    "momento",
    // Portuguese
    "atual",
    "atualmente",
    "atualidade",
    "hoje",
    "agora",
    "presente momento",
    "momento atual",
    "o momento",
    "andamento",
    // Polish
    "obecnie",
    "teraz",
    "dzis",
    "dzisiaj",
    "chwili obecnej",
    "chwila obecna",
    "aktualnie",
    "nadal",
    "terazniejszosc",
    "trwa",
    // Italian, Dutch, Nordic
    "oggi",
    "attuale",
    "attualmente",
    "corso",
    "adesso",
    "ora",
    "heden",
    "nu",
    "huidig",
    "nuvarande",
    "idag",
    "pagaende",
    "nutid",
    "naavaerende",
    "nykyhetki",
    "nykyinen",
    "nyt",
    "i dag",
    // Turkish, Czech, Slovak, Romanian, Hungarian
    "gunumuz",
    "halen",
    "simdi",
    "devam ediyor",
    "devam",
    "bugun",
    "soucasnost",
    "soucasnosti",
    "dosud",
    "sucasnost",
    "sucasnosti",
    "doteraz",
    "prezent",
    "jelen",
    "jelenleg",
    "maig",
    // Russian, Ukrainian
    "настоящее время",
    "настоящее",
    "настоящии момент",
    "н в",
    "сеичас",
    "сегодня",
    "теперішніи час",
    "тепер",
    "дотепер",
    "сьогодні",
    "донині",
    "зараз",
    "цеи час",
    // Indonesian, Vietnamese, Arabic, Hebrew, Hindi, Greek
    "sekarang",
    "saat ini",
    "hien tai",
    "nay",
    "الان",
    "الحاضر",
    "היום",
    "כיום",
    "הווה",
    "वर्तमान",
    "σημερα",
];

/// The same for scripts without spaces, found as a beginning.
const PRESENT_UNSPACED: &[&str] = &[
    "現在",
    "现在",
    "至今",
    "今まで",
    "在職中",
    "在职",
    "目前",
    "迄今",
    "今日",
    "现职",
    "現職",
    "今",
    "현재",
    "재직중",
    "재직",
    "지금",
    "진행중",
    "진행",
];

/// The month of a folded word.
pub fn month(word: &str) -> Option<u8> {
    let bits = if word.len() > LONGEST { 0 } else { bits(word) };
    (1..=12).find(|month| bits & 1 << month != 0)
}

/// Bit 0 for "still going on", and one for each month.
fn bits(word: &str) -> u32 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let months = MONTHS.into_iter().zip(1..).map(|(words, month)| (words, ' ', 1 << month));
        let lists: Vec<List> = months.chain(PRESENT.iter().map(|phrase| (*phrase, ',', 1))).collect();
        Table::new(&lists)
    });
    table.get(word)
}

/// True for a word between the two dates of a period.
pub fn is_to(word: &str) -> bool {
    has(TO, word)
}

/// True for "since".
pub fn is_since(word: &str) -> bool {
    has(SINCE, word)
}

/// True for a word that may stand before "present".
pub fn is_filler(word: &str) -> bool {
    has(FILLERS, word)
}

/// True for a phrase that means "still going on".
pub fn is_present(phrase: &str) -> bool {
    bits(phrase) & 1 != 0
}

/// Bytes of a "still going on" that the text begins with, in a script without spaces.
pub fn present_unspaced(text: &str) -> Option<usize> {
    PRESENT_UNSPACED.iter().find(|w| text.starts_with(**w)).map(|w| w.len())
}

/// True for words that part a day, a month and a year.
pub fn is_of(word: &str) -> bool {
    has("de del of do di dos d", word)
}

/// True for endings of a day's number.
pub fn is_ordinal(word: &str) -> bool {
    has("st nd rd th er eme º ª o a", word)
}

/// True for "year" as some languages write it behind the number.
pub fn is_year_word(word: &str) -> bool {
    has("г года год р року рік г.р yil yili m r roku", word)
}

fn has(list: &'static str, word: &str) -> bool {
    !word.is_empty() && word.len() <= LONGEST && list.split(' ').any(|w| !w.is_empty() && w == word)
}

/// A word as it stands in these lists.
pub fn folded(word: &str) -> String {
    fold(if word.len() > LONGEST { "" } else { word })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_folded() {
        let lists = MONTHS.iter().flat_map(|m| m.split_whitespace()).chain(PRESENT.iter().copied());
        for word in lists.chain(SINCE.split_whitespace()).filter(|w| !w.contains('à')) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn no_word_names_two_months() {
        for (index, words) in MONTHS.iter().enumerate() {
            for word in words.split_whitespace() {
                assert_eq!(month(word).map(usize::from), Some(index + 1), "{word}");
            }
        }
    }
}
