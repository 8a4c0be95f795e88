//! Pictures made here, and samples of others where they are at hand.

use super::*;
use std::path::PathBuf;

/// Samples that are no part of the project.
fn sample(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/images").join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        eprintln!("skipped: ../shared/data/images/{name} not there");
    }
    bytes
}

fn hash_of(name: &str) -> Option<u64> {
    let bytes = sample(name)?;
    Some(picture(&bytes).and_then(|p| p.hash).expect(name))
}

#[test]
fn copies_are_near_and_others_are_far() {
    let Some(original) = hash_of("dedup_ukbench00120.jpg") else { return };
    let distance = |name| hash_of(name).map(|h| hash::distance(original, h)).expect("a sample");
    for copy in ["dedup_ukbench00120_gray.jpg", "dedup_ukbench00120_resize.jpg"] {
        assert!(distance(copy) <= 6, "{copy}: {}", distance(copy));
    }
    for other in ["dedup_ukbench01380.jpg", "dedup_ukbench09060.jpg", "dedup_ukbench00120_hflip.jpg"] {
        assert!(distance(other) >= 18, "{other}: {}", distance(other));
    }
}

#[test]
fn what_samples_say_of_their_origin_is_read() {
    for (name, source, property, value) in [
        ("c2paorg_adobe-20220124-C.jpg", "c2pa", "claim_generator", "make_test_images"),
        ("c2pars_CA.jpg", "c2pa", "action", "c2pa."),
        ("made_c2pa_ai_face.jpg", "c2pa", "digitalSourceType", "trainedAlgorithmicMedia"),
        ("made_xmp_dst_ai_face.jpg", "iptc", "DigitalSourceType", "trainedAlgorithmicMedia"),
        ("sdp_automatic1111_cropped.png", "png", "parameters", "Steps:"),
        ("sdp_automatic1111_cropped.jpg", "exif", "UserComment", "Steps:"),
        ("sdp_invokeai_dream1.png", "png", "Dream", ""),
        ("sdp_invokeai_sdmeta1.png", "png", "sd-metadata", "model"),
        ("sdp_img2img_cropped.png", "png", "prompt", "inputs"),
        ("c2pars_IMG_0003.jpg", "exif", "Model", ""),
    ] {
        let Some(bytes) = sample(name) else { return };
        let told = picture(&bytes).expect(name).properties;
        let found = told.iter().find(|p| p.source == source && p.name == property && p.value.contains(value));
        assert!(found.is_some(), "{name}: {told:#?}");
    }
}

#[test]
fn a_webp_tells_its_size_and_is_not_decoded() {
    let bits = (299_u32) | (399 << 14);
    let lossless = [&b"VP8L\x05\0\0\0\x2f"[..], &bits.to_le_bytes(), &[0]].concat();
    let extended = b"VP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\x8f\x01\0";
    let xmp = b"<rdf:RDF xmlns:rdf='r'><rdf:Description xmlns:d='http://purl.org/dc/elements/1.1/' d:creator='Mara'/></rdf:RDF>";
    let told = [&b"XMP "[..], &(xmp.len() as u32).to_le_bytes(), xmp].concat();
    for chunks in [lossless, [&extended[..], &told].concat()] {
        let found = picture(&[&b"RIFF\0\0\0\0WEBP"[..], &chunks].concat()).expect("a picture");
        assert_eq!((found.width, found.height, found.hash), (300, 400, None));
        assert!(found.properties.iter().all(|p| p.name == "dc:creator" && p.value == "Mara"));
    }
}

/// A PNG of one chunk of pixels.
fn png(width: u32, height: u32, colours: u8, depth: u8, rows: &[u8], more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], content: &[u8]| {
        out.extend((content.len() as u32).to_be_bytes());
        out.extend(kind);
        out.extend(content);
        out.extend([0; 4]);
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colours, 0, 0, 0]].concat();
    chunk(b"IHDR", &header);
    for (kind, content) in more {
        chunk(&kind[..], content);
    }
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(rows, 6);
    packed.chunks(100).for_each(|part| chunk(b"IDAT", part));
    chunk(b"IEND", b"");
    out
}

/// Grey of a soft pattern.
fn grey(x: usize, y: usize) -> u8 {
    ((x * x / 40 + y * 3) % 200) as u8
}

#[test]
fn all_forms_of_png_give_one_hash() {
    const SIDE: usize = 96;
    let rows = |pixel: &dyn Fn(u8) -> Vec<u8>| -> Vec<u8> {
        let row = |y: usize| std::iter::once(0).chain((0..SIDE).flat_map(move |x| pixel(grey(x, y))));
        (0..SIDE).flat_map(row).collect()
    };
    let palette: Vec<u8> = (0..=255).flat_map(|g| [g; 3]).collect();
    let side = SIDE as u32;
    let plain = png(side, side, 0, 8, &rows(&|g| vec![g]), &[]);
    let expected = picture(&plain).and_then(|p| p.hash).expect("a hash");
    for (colours, depth, pixels) in [
        (0, 16, rows(&|g| vec![g, 7])),
        (2, 8, rows(&|g| vec![g; 3])),
        (2, 16, rows(&|g| vec![g, 1, g, 2, g, 3])),
        (3, 8, rows(&|g| vec![g])),
        (4, 8, rows(&|g| vec![g, 9])),
        (6, 8, rows(&|g| vec![g, g, g, 9])),
    ] {
        let bytes = png(side, side, colours, depth, &pixels, &[(b"PLTE", &palette)]);
        assert_eq!(picture(&bytes).and_then(|p| p.hash), Some(expected), "{colours} {depth}");
    }
}

#[test]
fn filters_are_undone() {
    // The same rows, each written as the difference to its left, its upper, their mean, and Paeth's choice.
    let plain: Vec<u8> = (0..40).flat_map(|y| (0..40).map(move |x| grey(x, y))).collect();
    let at = |x: i32, y: i32| if x < 0 || y < 0 { 0 } else { grey(x as usize, y as usize) };
    let paeth = |l: u8, u: u8, c: u8| {
        let guess = i32::from(l) + i32::from(u) - i32::from(c);
        [l, u, c].into_iter().min_by_key(|v| (guess - i32::from(*v)).abs()).expect("three")
    };
    for filter in 1..=4 {
        let mut rows = Vec::new();
        for y in 0..40 {
            rows.push(filter);
            for x in 0..40 {
                let (left, up, corner) = (at(x - 1, y), at(x, y - 1), at(x - 1, y - 1));
                let mean = ((u16::from(left) + u16::from(up)) / 2) as u8;
                let guess = [0, left, up, mean, paeth(left, up, corner)][usize::from(filter)];
                rows.push(at(x, y).wrapping_sub(guess));
            }
        }
        let found = picture(&png(40, 40, 0, 8, &rows, &[])).and_then(|p| p.hash);
        assert_eq!(found, hash::of_grey(&plain, 40, 40), "filter {filter}");
    }
}

#[test]
fn a_picture_without_end_is_not_unpacked() {
    let bytes = png(60_000, 60_000, 0, 8, &[0; 1_000_000], &[]);
    let found = picture(&bytes).expect("a picture");
    assert_eq!((found.width, found.hash), (60_000, None));
}

#[test]
fn texts_and_exif_of_a_png_are_read() {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    // Two fields: the artist within the entry's own four bytes, a moment beyond.
    tiff.extend([2, 0]);
    tiff.extend([0x3b, 1, 2, 0, 4, 0, 0, 0, b'M', b'a', b'r', 0]);
    tiff.extend([0x32, 1, 2, 0, 20, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(b"2024:05:01 10:20:30\0");
    let packed = [&b"Comment\0\0"[..], &miniz_oxide::deflate::compress_to_vec_zlib(b"made in Malm\xf6", 6)].concat();
    let bytes = png(1, 1, 0, 8, &[0, 0], &[(b"eXIf", &tiff), (b"tEXt", b"Software\0draw"), (b"zTXt", &packed)]);
    let told = picture(&bytes).expect("a picture").properties;
    let told: Vec<_> = told.iter().map(|p| (&*p.source, &*p.name, &*p.value)).collect();
    let moment = ("exif", "DateTime", "2024-05-01T10:20:30");
    let (software, comment) = (("png", "Software", "draw"), ("png", "Comment", "made in Malmö"));
    assert_eq!(told, [("exif", "Artist", "Mar"), moment, software, comment]);
}
