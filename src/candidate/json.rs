//! JSON as a tree: records that a page carries, and files that a recruiter hands in.
//!
//! Ten kilobytes of the engine after gzip less than derived readers and their maps; and it knows where
//! the entries of a list stand, which a refusal has to name.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A text.
    Text(String),
    /// A list; each value with the byte on which it begins.
    List(Vec<(usize, Json)>),
    /// An object.
    Object(Object),
}

/// The members of an object as they stood; of two with one name the last counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object(Vec<(String, Json)>);

/// Deepest nesting that is read.
const DEEPEST: usize = 128;

impl Json {
    /// Reads one value with nothing behind it.
    ///
    /// # Errors
    ///
    /// The byte at which it is no JSON.
    pub fn parse(text: &str) -> Result<Json, usize> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0).filter(|_| {
            reader.space();
            reader.at == text.len()
        });
        value.ok_or(reader.at)
    }

    /// A text.
    pub fn as_str(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// An object.
    pub fn as_object(&self) -> Option<&Object> {
        if let Json::Object(object) = self { Some(object) } else { None }
    }

    /// A whole number.
    pub fn whole<N: std::str::FromStr>(&self) -> Option<N> {
        if let Json::Number(number) = self { number.parse().ok() } else { None }
    }
}

impl Object {
    /// The member of that name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// The names of all members.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// Where reading stands.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        self.at += self.rest().iter().take_while(|b| b" \t\n\r".contains(b)).count();
    }

    /// The next sign behind white space, when it is this one.
    fn takes(&mut self, sign: u8) -> bool {
        self.space();
        let is = self.rest().first() == Some(&sign);
        self.at += usize::from(is);
        is
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        if depth >= DEEPEST {
            return None;
        }
        match self.rest().first()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest().starts_with(word.as_bytes()).then(|| {
            self.at += word.len();
            value
        })
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members = Vec::new();
        self.at += 1;
        while !self.takes(b'}') {
            if !members.is_empty() && !self.takes(b',') {
                return None;
            }
            self.space();
            let name = self.string()?;
            let value = self.takes(b':').then(|| self.value(depth + 1))??;
            members.push((name, value));
        }
        Some(Json::Object(Object(members)))
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.at += 1;
        while !self.takes(b']') {
            if !items.is_empty() && !self.takes(b',') {
                return None;
            }
            self.space();
            items.push((self.at, self.value(depth + 1)?));
        }
        Some(Json::List(items))
    }

    fn digits(&mut self) -> Option<()> {
        let count = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        self.at += count;
        (count > 0).then_some(())
    }

    fn passes(&mut self, signs: &[u8]) -> bool {
        let is = self.rest().first().is_some_and(|b| signs.contains(b));
        self.at += usize::from(is);
        is
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.passes(b"-");
        let leads = self.passes(b"0");
        if leads && self.rest().first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        if !leads {
            self.digits()?;
        }
        if self.passes(b".") {
            self.digits()?;
        }
        if self.passes(b"eE") {
            self.passes(b"+-");
            self.digits()?;
        }
        self.text.get(start..self.at).map(|number| Json::Number(number.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        if !self.passes(b"\"") {
            return None;
        }
        let mut out = String::new();
        loop {
            let plain = self.rest().iter().take_while(|b| **b >= b' ' && **b != b'"' && **b != b'\\').count();
            out.push_str(self.text.get(self.at..self.at + plain)?);
            self.at += plain;
            if self.passes(b"\"") {
                return Some(out);
            }
            out.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        if !self.passes(b"\\") {
            return None;
        }
        let sign = match self.rest().first()? {
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            sign @ (b'"' | b'\\' | b'/') => char::from(*sign),
            _ => return None,
        };
        self.at += 1;
        Some(sign)
    }

    /// The sign of four hexadecimal digits, or of two pairs of four.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        if !(0xd800..0xdc00).contains(&high) {
            return char::from_u32(high);
        }
        let low = (self.passes(b"\\") && self.passes(b"u")).then(|| self.hex())??;
        let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((high - 0xd800) << 10 | low))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The same as another reader gives it; numbers are told by their words.
    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Bool(a), Value::Bool(b)) => a == b,
            (Json::Number(a), Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|((_, a), b)| same(a, b)),
            (Json::Object(a), Value::Object(b)) => {
                b.iter().all(|(name, value)| a.get(name).is_some_and(|v| same(v, value)))
                    && a.names().all(|name| b.contains_key(name))
            }
            _ => false,
        }
    }

    #[test]
    fn reads_what_another_reader_reads_and_refuses_what_it_refuses() {
        let parts = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u00e9\\n\"",
            "\"\\ud83c\\udf75\"",
            "\"\\ud83c\"",
            "\"ö",
            "1",
            "-0.5e-",
            "01",
            "-",
            "1.",
            "true",
            "null",
            "nul",
            " ",
            "\n",
            "\u{7}",
            "\"\\x\"",
            "\"\\u+123\"",
        ];
        // Every text of up to three parts.
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            let longer = texts.iter().flat_map(|t| parts.iter().map(move |p| format!("{t}{p}"))).collect::<Vec<_>>();
            for text in
                longer.iter().chain(&["{\"a\":1,\"a\":[2,{}]}".to_owned(), "[1,]".to_owned(), "{\"a\":}".to_owned()])
            {
                match (Json::parse(text), serde_json::from_str::<Value>(text)) {
                    (Ok(ours), Ok(theirs)) => assert!(same(&ours, &theirs), "{text:?}: {ours:?} {theirs:?}"),
                    (Err(_), Err(_)) => {}
                    (ours, theirs) => panic!("{text:?}: {ours:?} {theirs:?}"),
                }
            }
            texts = longer;
        }
    }

    #[test]
    fn a_list_knows_where_its_values_begin() {
        assert_eq!(
            Json::parse(" [ 1,\n \"x\"]"),
            Ok(Json::List(vec![(3, Json::Number("1".into())), (7, Json::Text("x".into()))]))
        );
        assert_eq!(Json::parse("[1, 2"), Err(5));
    }

    #[test]
    fn depth_has_an_end() {
        assert!(Json::parse(&"[".repeat(1_000_000)).is_err());
        assert!(Json::parse(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).is_ok());
    }
}
