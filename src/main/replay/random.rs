//! Random numbers that are a pure function of the seed.
//!
//! Each thing that is drawn has a stream of its own, named by what it is for and its number, so that a person
//! looks the same whoever else is drawn. Generator: splitmix64 (Steele, Lea and Flood, "Fast Splittable
//! Pseudorandom Number Generators", OOPSLA 2014). Whole numbers only.

/// A stream of random numbers.
pub struct Stream(u64);

/// What a stream is for.
#[derive(Clone, Copy)]
pub enum Of {
    /// Operators and their identities.
    Scheme,
    /// When and where identities apply.
    Attack,
    /// One application of an identity.
    Sent,
    /// One honest person.
    Person,
    /// One search for a job of an honest person.
    Search,
    /// One application of an honest person.
    Applied,
    /// Two people who live together.
    Household,
    /// A stock phrase.
    Stock,
    /// A published sample of a résumé.
    Sample,
    /// An agency that sends people.
    Vendor,
    /// Which companies are looked at.
    View,
    /// Order of the real texts.
    Texts,
}

/// One step of splitmix64's output function.
pub fn mix(number: u64) -> u64 {
    let a = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    b ^ (b >> 31)
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Stream {
    /// The stream for one thing of a kind.
    pub fn new(seed: u64, of: Of, number: u64) -> Stream {
        let kind = mix(seed.wrapping_add(GOLDEN.wrapping_mul(of as u64 + 1)));
        Stream(mix(kind ^ mix(number.wrapping_add(GOLDEN))))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number below `limit`; 0 when there is none.
    pub fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// A place in a list of that length.
    pub fn place(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as u64) as i32
    }

    /// True so many times in ten thousand.
    pub fn chance(&mut self, per_10000: u32) -> bool {
        self.below(10_000) < u64::from(per_10000)
    }

    /// A rank below `limit` that is as frequent as a word of that rank: about uniform in its logarithm
    /// (Zipf's law), by octaves.
    pub fn rank(&mut self, limit: u64) -> u64 {
        let octaves = u64::from(64 - limit.max(1).leading_zeros());
        loop {
            let start = 1 << self.below(octaves);
            let rank = start + self.below(start) - 1;
            if rank < limit {
                return rank;
            }
        }
    }

    /// The same, flat up to `flat`: no rank is as frequent as the first word of a language.
    pub fn rank_from(&mut self, flat: u64, limit: u64) -> u64 {
        let rank = self.rank(limit);
        if rank < flat { self.below(flat) } else { rank }
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.place(list.len()))
    }

    /// A list in random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.place(end + 1));
        }
    }
}
