//! A writer of small PDF files.

/// A file under construction: 1 is the catalogue, 2 the tree, 3 the page, 4 Helvetica, 5 what the page shows.
pub(super) struct Pdf {
    objects: Vec<(usize, Vec<u8>)>,
    catalog: String,
    page: String,
    resources: String,
    fonts: String,
    info: String,
}

impl Pdf {
    pub(super) fn new() -> Pdf {
        let empty = String::new;
        Pdf { objects: Vec::new(), catalog: empty(), page: empty(), resources: empty(), fonts: empty(), info: empty() }
    }

    /// Number of the object that is added next.
    pub(super) fn next(&self) -> usize {
        6 + self.objects.len()
    }

    pub(super) fn add(&mut self, object: &str) -> usize {
        let number = self.next();
        self.objects.push((number, object.as_bytes().to_vec()));
        number
    }

    pub(super) fn stream(&mut self, dict: &str, bytes: &[u8]) -> usize {
        let number = self.next();
        self.objects.push((number, stream(dict, bytes)));
        number
    }

    pub(super) fn catalog(&mut self, more: &str) {
        self.catalog.push_str(more);
    }

    pub(super) fn page(&mut self, more: &str) {
        self.page.push_str(more);
    }

    pub(super) fn resources(&mut self, more: &str) {
        self.resources.push_str(more);
    }

    pub(super) fn fonts(&mut self, more: &str) {
        self.fonts.push_str(more);
    }

    pub(super) fn info(&mut self, pairs: &str) {
        self.info.push_str(pairs);
    }

    /// The file with one page that runs those operators.
    pub(super) fn finish(mut self, content: &str) -> Vec<u8> {
        let plain = |text: String| text.into_bytes();
        let Pdf { catalog, page, resources, fonts, info, .. } = &self;
        let mut objects = vec![
            (1, plain(format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"))),
            (2, plain("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>".into())),
            (
                3,
                plain(format!(
                    "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R{fonts}>>/ExtGState<</GS0<</ca 0>>>>{resources}>>{page}>>"
                )),
            ),
            (4, plain("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".into())),
            (5, stream("", content.as_bytes())),
        ];
        let info = (!info.is_empty()).then(|| format!("<<{info}>>"));
        objects.append(&mut self.objects);
        let mut trailer = "/Root 1 0 R".to_owned();
        if let Some(info) = info {
            let number = objects.len() + 1;
            objects.push((number, plain(info)));
            trailer.push_str(&format!("/Info {number} 0 R"));
        }
        let mut bytes = b"%PDF-1.7\n".to_vec();
        write(&mut bytes, &objects, &trailer);
        bytes
    }
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

/// Adds objects, their table and an end.
fn write(bytes: &mut Vec<u8>, objects: &[(usize, Vec<u8>)], trailer: &str) {
    let mut table = String::new();
    for (number, object) in objects {
        table.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let end = format!("xref\n{table}trailer\n<</Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend_from_slice(end.as_bytes());
}

/// One page with those operators.
pub(super) fn page(content: &str) -> Vec<u8> {
    Pdf::new().finish(content)
}

/// The file, saved again with other operators on its page.
pub(super) fn update(bytes: &[u8], content: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let before = text.rsplit("startxref\n").next().and_then(|rest| rest.split('\n').next()).unwrap_or("0");
    let mut out = bytes.to_vec();
    write(&mut out, &[(5, stream("", content.as_bytes()))], &format!("/Root 1 0 R/Prev {before}"));
    out
}
