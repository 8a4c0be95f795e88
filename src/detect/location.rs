//! Countries that a page claims in two places. Two claims are compared; a country alone says nothing.

use super::{evidence, fires, quoted};
use crate::candidate::{Candidate, fold};
use crate::signal::{Evidence, FieldName, Outcome};

/// Names of countries by code, folded, in the languages of the pages. Names that are also a state, a
/// city or a person (Georgia, Jordan, Chad) are left out, and so is what is not certain.
const COUNTRIES: &[(&str, &str)] = &[
    (
        "us",
        "united states|united states of america|usa|u.s.a.|u.s.|estados unidos|etats-unis|vereinigte staaten|stany zjednoczone|미국|アメリカ合衆国|美国",
    ),
    (
        "gb",
        "united kingdom|uk|u.k.|great britain|england|scotland|wales|northern ireland|vereinigtes konigreich|royaume-uni|reino unido|wielka brytania|영국|イギリス|英国",
    ),
    ("ie", "ireland|irland|irlande|irlanda|irlandia|아일랜드|アイルランド|爱尔兰"),
    ("de", "germany|deutschland|allemagne|alemania|alemanha|germania|niemcy|독일|ドイツ|德国"),
    ("at", "austria|osterreich|autriche|오스트리아|オーストリア|奥地利"),
    ("ch", "switzerland|schweiz|suisse|svizzera|suiza|suica|szwajcaria|스위스|スイス|瑞士"),
    ("fr", "france|frankreich|francia|franca|francja|프랑스|フランス|法国"),
    ("be", "belgium|belgien|belgique|belgie|belgica|belgia|벨기에|ベルギー|比利时"),
    (
        "nl",
        "netherlands|the netherlands|nederland|niederlande|pays-bas|paises bajos|paises baixos|holandia|네덜란드|オランダ|荷兰",
    ),
    ("es", "spain|espana|spanien|espagne|spagna|espanha|hiszpania|스페인|スペイン|西班牙"),
    ("pt", "portugal|portugalia|포르투갈|ポルトガル|葡萄牙"),
    ("it", "italy|italia|italien|italie|wlochy|이탈리아|イタリア|意大利"),
    ("pl", "poland|polska|polen|pologne|polonia|폴란드|ポーランド|波兰"),
    ("cz", "czechia|czech republic|tschechien|tchequie|cesko|ceska republika|czechy|체코|チェコ|捷克"),
    ("sk", "slovakia|slovensko|slowakei|slowacja|슬로바키아|スロバキア|斯洛伐克"),
    ("hu", "hungary|magyarorszag|ungarn|hongrie|wegry|헝가리|ハンガリー|匈牙利"),
    ("ro", "romania|rumanien|roumanie|rumania|rumunia|루마니아|ルーマニア|罗马尼亚"),
    ("bg", "bulgaria|bulgarien|bulgarie|불가리아|ブルガリア|保加利亚"),
    ("gr", "greece|griechenland|grece|grecia|grecja|그리스|ギリシャ|希腊"),
    ("hr", "croatia|hrvatska|kroatien|croatie|chorwacja|크로아티아|クロアチア|克罗地亚"),
    ("rs", "serbia|srbija|serbien|serbie|세르비아|セルビア|塞尔维亚"),
    ("ua", "ukraine|ukraina|ucrania|우크라이나|ウクライナ|乌克兰|україна"),
    ("lt", "lithuania|lietuva|litauen|litwa|리투아니아|リトアニア|立陶宛"),
    ("lv", "latvia|latvija|lettland|lotwa|라트비아|ラトビア|拉脱维亚"),
    ("ee", "estonia|eesti|estland|estonie|에스토니아|エストニア|爱沙尼亚"),
    ("se", "sweden|sverige|schweden|suede|suecia|szwecja|스웨덴|スウェーデン|瑞典"),
    ("no", "norway|norge|norwegen|norvege|noruega|norwegia|노르웨이|ノルウェー|挪威"),
    ("dk", "denmark|danmark|danemark|danemark|dinamarca|dania|덴마크|デンマーク|丹麦"),
    ("fi", "finland|suomi|finnland|finlande|finlandia|핀란드|フィンランド|芬兰"),
    ("tr", "turkiye|turquie|turquia|turcja|튀르키예|トルコ|土耳其"),
    ("il", "israel|israël|izrael|이스라엘|イスラエル|以色列"),
    (
        "ae",
        "united arab emirates|uae|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|아랍에미리트|アラブ首長国連邦|阿联酋",
    ),
    ("in", "india|indien|inde|indie|인도|インド|印度"),
    ("pk", "pakistan|파키스탄|パキスタン|巴基斯坦"),
    ("bd", "bangladesh|bangladesch|방글라데시|バングラデシュ|孟加拉国"),
    ("lk", "sri lanka|스리랑카|スリランカ|斯里兰卡"),
    ("cn", "china|people's republic of china|chine|chiny|중국|中国"),
    ("hk", "hong kong|hong kong sar|홍콩|香港"),
    ("tw", "taiwan|대만|台湾|台灣"),
    ("jp", "japan|japon|japao|giappone|japonia|일본|日本"),
    (
        "kr",
        "south korea|republic of korea|korea, republic of|sudkorea|coree du sud|corea del sur|coreia do sul|대한민국|한국|韓国|韩国",
    ),
    ("sg", "singapore|singapur|singapour|singapura|싱가포르|シンガポール|新加坡"),
    ("my", "malaysia|malaisie|malasia|malezja|말레이시아|マレーシア|马来西亚"),
    ("id", "indonesia|indonesien|indonesie|indonezja|인도네시아|インドネシア|印度尼西亚"),
    ("ph", "philippines|philippinen|filipinas|filipiny|pilipinas|필리핀|フィリピン|菲律宾"),
    ("vn", "vietnam|viet nam|wietnam|베트남|ベトナム|越南"),
    ("th", "thailand|thailande|tailandia|tajlandia|태국|タイ|泰国"),
    ("au", "australia|australien|australie|호주|オーストラリア|澳大利亚"),
    ("nz", "new zealand|neuseeland|nouvelle-zelande|nueva zelanda|nowa zelandia|뉴질랜드|ニュージーランド|新西兰"),
    ("ca", "canada|kanada|캐나다|カナダ|加拿大"),
    ("mx", "mexico|mexiko|mexique|meksyk|멕시코|メキシコ|墨西哥"),
    ("br", "brazil|brasil|brasilien|bresil|brasile|brazylia|브라질|ブラジル|巴西"),
    ("ar", "argentina|argentinien|argentine|argentyna|아르헨티나|アルゼンチン|阿根廷"),
    ("cl", "chile|chili|칠레|チリ|智利"),
    ("co", "colombia|kolumbien|colombie|kolumbia|콜롬비아|コロンビア|哥伦比亚"),
    ("za", "south africa|sudafrika|afrique du sud|sudafrica|africa do sul|남아프리카공화국|南アフリカ|南非"),
    ("ng", "nigeria|나이지리아|ナイジェリア|尼日利亚"),
    ("ke", "kenya|kenia|케냐|ケニア|肯尼亚"),
    ("eg", "egypt|agypten|egypte|egipto|egipt|이집트|エジプト|埃及"),
    ("ma", "morocco|marokko|maroc|marruecos|marrocos|maroko|모로코|モロッコ|摩洛哥"),
];

/// Words around a place that are no part of it.
const NOT_PLACES: &[&str] =
    &["remote", "hybrid", "on-site", "onsite", "full remote", "fully remote", "europe", "eu", "emea", "worldwide"];

/// The country that a place ends with; `None` unless it is named in full.
fn country(place: &str) -> Option<&'static str> {
    let folded = fold::fold(place.get(..200).unwrap_or(place));
    let mut parts = folded.split([',', '(', ')', ';', '|', '/', '·']).map(str::trim).filter(|part| !part.is_empty());
    let last = parts.rfind(|part| !NOT_PLACES.contains(part))?;
    COUNTRIES.iter().find(|(_, names)| names.split('|').any(|name| name == last)).map(|(code, _)| *code)
}

pub(super) fn differs(c: &Candidate, questions: &[&str]) -> Outcome {
    let claims = claims(c, questions);
    let mut named = claims.iter().filter_map(|claim| Some((country(&claim.quote)?, claim)));
    let Some((first, a)) = named.next() else { return Outcome::Unasked(vec![FieldName::Location]) };
    let mut rest = named.peekable();
    if rest.peek().is_none() {
        return Outcome::Unasked(vec![FieldName::Address, FieldName::Answers]);
    }
    match rest.find(|(code, _)| *code != first) {
        Some((_, b)) => fires(vec![a.clone(), b.clone()]),
        None => Outcome::Silent,
    }
}

/// Every claim of where the person is: place, address, and answers to questions that ask for it.
fn claims(c: &Candidate, questions: &[&str]) -> Vec<Evidence> {
    let mut all = Vec::new();
    match &c.location {
        crate::candidate::Field::Contradicted(reads) => {
            all.extend(reads.iter().map(|r| evidence(FieldName::Location, r)))
        }
        field => all.extend(field.read().map(|r| evidence(FieldName::Location, r))),
    }
    all.extend(c.address.read().map(|r| evidence(FieldName::Address, r)));
    let asked = |text: &str| super::words::phrase(&fold::fold(text), questions).is_some();
    let answers = c.answers.items.iter().filter(|answer| asked(&answer.question.value));
    all.extend(
        answers.map(|answer| quoted(FieldName::Answers, super::words::text(&answer.answer), &answer.answer.place)),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_only_where_they_are_certain() {
        for (place, code) in [
            ("Łódź, Polska", "pl"),
            ("Greater Munich Area, Germany", "de"),
            ("Berlin, Deutschland (Remote)", "de"),
            ("대한민국", "kr"),
            ("Austin, Texas, United States", "us"),
            ("London, England, United Kingdom", "gb"),
            ("Belfast, Northern Ireland", "gb"),
            ("São Paulo, Brasil", "br"),
        ] {
            assert_eq!(country(place), Some(code), "{place}");
        }
        for place in [
            "Lebanon, New Hampshire",
            "Peru, Indiana",
            "Mexico, Missouri",
            "New Mexico",
            "Atlanta, Georgia",
            "Paris",
            "Jordan",
            "Remote",
            "",
            "Europe",
        ] {
            assert_eq!(country(place), None, "{place}");
        }
    }
}
