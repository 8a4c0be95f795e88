//! Rich Text Format as a row of tokens (RTF 1.9.1, appendix B).

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A word with its number.
    Word(&'a str, Option<i32>),
    /// A sign such as `\~`.
    Sign(u8),
    /// A character of the code page, as itself or in two hexadecimal digits.
    Byte(u8),
    /// Bytes as they are.
    Binary(&'a [u8]),
}

/// Longest word that is one.
const LONGEST: usize = 32;

/// Cuts bytes into tokens.
pub struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// All tokens of some bytes.
    pub fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take_while(&mut self, most: usize, is: fn(u8) -> bool) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take(most).take_while(|b| is(**b)).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let word = self.take_while(LONGEST, |b| b.is_ascii_alphabetic());
        if word.is_empty() {
            return self.sign();
        }
        let negative = self.peek() == Some(b'-');
        self.at += usize::from(negative);
        let digits = self.take_while(10, |b| b.is_ascii_digit());
        self.at += usize::from(self.peek() == Some(b' '));
        let number = std::str::from_utf8(digits).ok().and_then(|d| d.parse::<i64>().ok());
        let number =
            number.map(|n| if negative { -n } else { n }).map(|n| n.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            return Some(self.binary(number.unwrap_or(0)));
        }
        Some(Token::Word(word, number))
    }

    fn binary(&mut self, length: i32) -> Token<'a> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = usize::try_from(length).unwrap_or(0).min(rest.len());
        self.at += length;
        Token::Binary(rest.get(..length).unwrap_or_default())
    }

    fn sign(&mut self) -> Option<Token<'a>> {
        let sign = self.peek()?;
        self.at += 1;
        match sign {
            b'\'' => {
                let digits = self.take_while(2, |b| b.is_ascii_hexdigit());
                let digits = std::str::from_utf8(digits).unwrap_or_default();
                Some(Token::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?')))
            }
            b'\r' | b'\n' => Some(Token::Word("par", None)),
            _ => Some(Token::Sign(sign)),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Some(Token::Word("tab", None)),
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_cut_into_tokens() {
        let tokens: Vec<_> = Tokens::new(b"{\\b0 a\\u-10179?\\'e4\\~\\bin3 {}x}\r\n\\99999999999").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Byte(b'a'),
            Token::Word("u", Some(-10_179)),
            Token::Byte(b'?'),
            Token::Byte(0xe4),
            Token::Sign(b'~'),
            Token::Binary(b"{}x"),
            Token::Close,
        ];
        assert_eq!(tokens[..9], expected);
        assert_eq!(tokens[9], Token::Sign(b'9'));
    }

    #[test]
    fn a_length_beyond_the_end_takes_what_is_there() {
        assert_eq!(Tokens::new(b"\\bin99999999 x").collect::<Vec<_>>(), [Token::Binary(b"x")]);
        assert_eq!(Tokens::new(b"\\").count(), 0);
        assert_eq!(Tokens::new(b"\\'").collect::<Vec<_>>(), [Token::Byte(b'?')]);
    }
}
