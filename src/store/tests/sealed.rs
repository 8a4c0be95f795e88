//! The real cipher: it is AES-256-GCM as published, and a store works with it.

use super::*;
use crate::store::gcm::Gcm;
use crate::store::seal::Cipher;

fn counting(key: [u8; 32]) -> Gcm {
    let mut count = 0_u64;
    Gcm::new(
        &key,
        Box::new(move |nonce| {
            count += 1;
            nonce[..8].copy_from_slice(&count.to_le_bytes());
            Ok(())
        }),
    )
}

/// Test case 14 of McGrew and Viega, "The Galois/Counter Mode of Operation": all zero.
#[test]
fn it_is_aes_256_gcm() {
    let sealed = counting([0; 32]).seal(&[0; 12], b"", &[0; 16]).expect("sealed");
    let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
}

#[test]
fn a_store_under_aes_opens_with_its_key_alone() {
    let disk = Fake::default();
    let store = Folder::create(disk.clone(), counting([7; 32]), StoreId([5; 16]), SECRET, batch::write_rows);
    let mut store = store.expect("made");
    store.remember(&[item(20_000, 1), item(20_000, 2)]).expect("kept");
    store.rewrite(&|row| row.who == 1).expect("erased");
    store.remember(&[item(20_000, 3)]).expect("kept");
    let open = |key| Folder::open(disk.clone(), counting(key), batch::write_rows, &mut Read::default());
    let opened = open([7; 32]).expect("opens").expect("is there");
    let ids: Vec<_> = opened.log().rows().map(|row| row.id).collect();
    let payloads: Vec<_> = ids.iter().map(|id| text(opened.payload(*id).expect("there"))).collect();
    assert_eq!(payloads, ["cold of 2 on 20000", "cold of 3 on 20000"]);
    assert!(matches!(open([8; 32]), Err(Trouble::Key)));
    for (name, bytes) in disk.files() {
        assert!(!bytes.windows(4).any(|window| window == b"cold" || window == b"hot "), "{name}");
    }
}
