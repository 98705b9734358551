//! Values ↔ the bytes that are kept: serde's compact form, made smaller, with a sum by which damage is told.
//!
//! Only for the build of the program that wrote them: nothing here has versions.

use rustc_hash::FxHasher;
use serde::{Serialize, de::Deserialize};
use std::hash::Hasher;

const SUM: usize = 8;

/// Nothing that is kept is larger once unpacked.
const MOST_BYTES: usize = 1 << 30;

pub(super) fn pack(value: &impl Serialize) -> Option<Vec<u8>> {
    Some(packed(&postcard::to_stdvec(value).ok()?))
}

pub(super) fn packed(plain: &[u8]) -> Vec<u8> {
    let small = lz4_flex::compress_prepend_size(plain);
    let mut out = Vec::with_capacity(SUM + small.len());
    out.extend_from_slice(&sum(&small).to_le_bytes());
    out.extend_from_slice(&small);
    out
}

/// `None` where the bytes are not those that were written.
pub(super) fn unpack<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(&unpacked(bytes)?).ok()
}

pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let (small, _) = checked(bytes)?;
    lz4_flex::decompress_size_prepended(small).ok()
}

/// The same as [`unpack`], by way of memory that is used again and again.
pub(super) fn unpack_by<T: for<'de> Deserialize<'de>>(
    bytes: &[u8],
    buffer: &mut Vec<u8>,
) -> Option<T> {
    postcard::from_bytes(unpacked_by(bytes, buffer)?).ok()
}

/// The same as [`unpacked`], in memory that is used again and again.
pub(super) fn unpacked_by<'b>(bytes: &[u8], buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
    let (small, length) = checked(bytes)?;
    if buffer.len() < length {
        buffer.resize(length, 0);
    }
    let length = lz4_flex::block::decompress_into(small.get(4..)?, &mut buffer[..length]).ok()?;
    buffer.get(..length)
}

/// What was made smaller, and how long it is unpacked. `None` where the bytes are not those that were written.
fn checked(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let (written, small) = bytes.split_first_chunk::<SUM>()?;
    if u64::from_le_bytes(*written) != sum(small) {
        return None;
    }
    let length = u32::from_le_bytes(*small.first_chunk()?) as usize;
    (length <= MOST_BYTES).then_some((small, length))
}

fn sum(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_and_any_damage_is_told() {
        let value = vec!["The bridge at Lund".to_owned(); 20];
        let bytes = pack(&value).expect("it can be packed");
        let mut buffer = Vec::new();
        // What lies in the buffer from before is in nobody's way.
        for more in [3, 0] {
            let longer = pack(&vec!["Lund".to_owned(); 20 + more]).expect("it can be packed");
            assert!(unpack_by::<Vec<String>>(&longer, &mut buffer).is_some());
            assert_eq!(unpack_by(&bytes, &mut buffer).as_ref(), Some(&value));
        }
        assert_eq!(unpack::<Vec<String>>(&bytes), Some(value));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert_eq!(unpack::<Vec<String>>(&damaged), None, "at {at}");
            assert_eq!(unpack_by::<Vec<String>>(&damaged, &mut buffer), None);
            assert_eq!(unpack::<Vec<String>>(&bytes[..at]), None, "until {at}");
        }
    }
}
