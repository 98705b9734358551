//! Hashes, random numbers and the exponential function, written out so that they are the same on every machine.
//!
//! Nothing here knows of words.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a over the bytes.
pub fn hash(text: &str) -> u64 {
    hash_of(text.bytes())
}

pub fn hash_of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Two numbers made one, well stirred.
#[inline]
pub fn mix(a: u64, b: u64) -> u64 {
    let mut z = a
        .wrapping_add(0x51)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
        ^ b.wrapping_mul(0xd6e8_feb8_6659_fd93);
    z ^= z >> 32;
    z = z.wrapping_mul(0xd6e8_feb8_6659_fd93);
    z ^ (z >> 29)
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*b);
        }
    }
    fn write_u64(&mut self, n: u64) {
        // The map takes the upper bits for its own marks and the lower ones for the place.
        self.0 = n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(20);
    }
}

pub type ByHash<V> = std::collections::HashMap<u64, V, BuildHasherDefault<Hashed>>;

/// Xorshift: enough to shuffle with, never for secrets.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(mix(seed, 0x2545_f491_4f6c_dd1d) | 1)
    }

    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to `n`, the latter excluded; 0 for none.
    pub fn below(&mut self, n: usize) -> usize {
        // The lower bits of a xorshift are the weaker ones.
        ((self.number() >> 16) % (n.max(1) as u64)) as usize
    }
}

/// e to the power of `x` by its series, in single precision: the system's own differs from machine to machine in the last bit.
pub fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let x = x.min(80.0);
    let n = (x * std::f32::consts::LOG2_E).round();
    let r = (x - n * 0.693_359_4) + n * 2.121_944_4e-4;
    let series = 1.0
        + r * (1.0
            + r * (0.5
                + r * (0.166_666_67
                    + r * (0.041_666_67 + r * (0.008_333_334 + r * 0.001_388_889)))));
    series * f32::from_bits(((n as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_exponential_is_the_usual_one() {
        for i in -700..=700 {
            let x = i as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert_eq!(exp(-1000.0), 0.0);
        assert!(exp(f32::MAX).is_finite());
    }

    #[test]
    fn numbers_are_spread() {
        let mut random = Random::new(7);
        let mut seen = [0; 10];
        for _ in 0..10_000 {
            seen[random.below(10)] += 1;
        }
        assert!(seen.iter().all(|n| (800..1200).contains(n)), "{seen:?}");
        assert_eq!(random.below(0), 0);
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
