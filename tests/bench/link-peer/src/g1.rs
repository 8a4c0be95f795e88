//! Workload G1: résumés in which one of five is a changed copy of an earlier one under another name.
//!
//! Number i is a pure function of the seed and i. 30,000 words of syllables by Zipf's law; 2 to 7 jobs with 3 to 6
//! bullets of 14 to 24 words, a third of them from a stock of 20,000 that everybody uses; 10 to 30 skills. A copy
//! has 1, 3 or 8 % of its words and 2, 6 or 10 % of its bullets changed. About 3.3 KB of text.

use std::collections::HashSet;

/// Words of a résumé by rank, bullet by bullet.
pub struct Resume {
    bullets: Vec<Vec<u16>>,
    head: Vec<u16>,
    /// Number of the résumé that it is a copy of, or its own.
    pub family: u64,
}

/// The workload of a seed.
pub struct G1 {
    seed: u64,
    words: Vec<String>,
}

struct Stream(u64);

impl Stream {
    fn new(seed: u64, kind: u64, number: u64) -> Stream {
        Stream(mix(seed ^ mix(kind << 56 ^ number)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// About uniform in the logarithm.
    fn rank(&mut self, limit: u64) -> u64 {
        let octaves = u64::from(64 - limit.leading_zeros());
        loop {
            let start = 1 << self.below(octaves);
            let rank = start + self.below(start) - 1;
            if rank < limit {
                return rank;
            }
        }
    }
}

fn mix(number: u64) -> u64 {
    let a = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    b ^ (b >> 31)
}

impl G1 {
    pub fn new(seed: u64) -> G1 {
        let syllable =
            |n: usize| ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"][n % 16];
        let word = |rank: usize| {
            let (mut rest, mut word) = (rank, String::new());
            loop {
                word += syllable(rest);
                rest /= 16;
                word += ["a", "e", "i", "o", "u"][rest % 5];
                rest /= 5;
                word += ["", "n", "r", "s", "l"][rest % 5];
                rest /= 5;
                if rest == 0 {
                    return word;
                }
                rest -= 1;
            }
        };
        G1 { seed, words: (0..30_000).map(word).collect() }
    }

    /// Résumé number i.
    pub fn resume(&self, i: u64) -> Resume {
        let mut stream = Stream::new(self.seed, 1, i);
        if i > 0 && stream.below(100) < 20 {
            let of = stream.below(i);
            return self.copy(of, &mut stream);
        }
        let jobs = stream.between(2, 7);
        let count: u64 = (0..jobs).map(|_| stream.between(3, 6)).sum();
        let bullets = (0..count).map(|_| self.bullet(&mut stream)).collect();
        let head = (0..stream.between(10, 30) + 4 * jobs).map(|_| stream.rank(30_000) as u16).collect();
        Resume { bullets, head, family: i }
    }

    fn bullet(&self, stream: &mut Stream) -> Vec<u16> {
        if stream.below(100) < 35 {
            let number = stream.rank(20_000);
            return phrase(&mut Stream::new(self.seed, 2, number));
        }
        phrase(stream)
    }

    fn copy(&self, of: u64, stream: &mut Stream) -> Resume {
        let mut resume = self.resume(of);
        let (words, dropped) = [(1, 2), (3, 6), (8, 10)][stream.below(3) as usize];
        resume.bullets.retain(|_| stream.below(100) >= dropped);
        for word in resume.bullets.iter_mut().flatten().chain(&mut resume.head) {
            if stream.below(100) < words {
                *word = stream.rank(30_000) as u16;
            }
        }
        resume
    }

    /// Its text, under a name of its own.
    pub fn text(&self, i: u64, resume: &Resume, text: &mut String) {
        text.clear();
        let mut stream = Stream::new(self.seed, 3, i);
        let (given, family) = (self.word(stream.below(30_000)), self.word(stream.below(30_000)));
        *text += &format!(
            "{given} {family}\n{family}{}@mailbox.example 555 01{:02}\n",
            stream.below(1_000),
            stream.below(100)
        );
        self.write(&resume.head, text);
        for bullet in &resume.bullets {
            *text += "\n- ";
            self.write(bullet, text);
        }
    }

    fn word(&self, rank: u64) -> &str {
        &self.words[rank as usize]
    }

    fn write(&self, ranks: &[u16], text: &mut String) {
        for rank in ranks {
            *text += self.word(u64::from(*rank));
            *text += " ";
        }
    }
}

fn phrase(stream: &mut Stream) -> Vec<u16> {
    (0..stream.between(14, 24)).map(|_| stream.rank(30_000) as u16).collect()
}

/// The share of three-word shingles that two texts have in common.
pub fn jaccard(a: &str, b: &str) -> f64 {
    let shingles = |text: &str| -> HashSet<String> {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        words.windows(3).map(|w| w.join(" ")).collect()
    };
    let (a, b) = (shingles(a), shingles(b));
    let both = a.intersection(&b).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}
