//! Small documents of every format, made here byte by byte: what they say is known, and they can be broken in any place.
//!
//! Not how programs really write them in all their variety.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

pub const TITLE: &str = "Harbor Day";
pub const ONE: &str =
    "The harbor office was opened on 3 May 2019 in Ostholm, and two hundred people came.";
pub const TWO: &str = "On 12 June 2019 Anna Lind was appointed director of the harbor.";

/// (name, bytes)
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.txt", format!("{TITLE}\n\n{ONE}\n\n{TWO}\n").into_bytes()),
        ("a.md", format!("# {TITLE}\n\n{ONE}\n\n{TWO}\n").into_bytes()),
        ("a.html", format!("<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></body></html>").into_bytes()),
        ("a.rtf", rtf()),
        ("a.pdf", pdf()),
        ("a.docx", docx()),
        ("a.odt", odf("text", &format!("<text:h text:outline-level=\"1\">{TITLE}</text:h><text:p>{ONE}</text:p><text:soft-page-break/><text:p>{TWO}</text:p>"))),
        ("a.odp", odf("presentation", &format!("<draw:page><draw:frame presentation:class=\"title\"><text:p>{TITLE}</text:p></draw:frame><draw:frame><text:p>{ONE}</text:p></draw:frame></draw:page><draw:page><text:p>{TWO}</text:p></draw:page>"))),
        ("a.ods", odf("spreadsheet", "<table:table table:name=\"Plan\"><table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2019-05-03\"><text:p>03.05.19</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>The harbor office was opened</text:p></table:table-cell></table:table-row></table:table>")),
        ("a.pptx", pptx()),
        ("a.xlsx", xlsx("B2")),
        ("a.csv", b"Date;What\r\n2019-05-03;\"The harbor office; was opened\"\r\n".to_vec()),
        ("a.epub", epub()),
        ("a.eml", eml()),
        ("a.mbox", mbox()),
        ("a.msg", msg()),
        ("a.zip", archive(&[("in/b.txt", ONE.as_bytes()), ("in/c.docx", &docx())])),
    ]
}

pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a new file in memory");
        zip.write_all(bytes).expect("memory takes everything");
    }
    zip.finish().expect("memory takes everything").into_inner()
}

pub fn rtf() -> Vec<u8> {
    format!(r"{{\rtf1\ansi{{\fonttbl{{\f0 Arial;}}}}{{\info{{\title {TITLE}}}{{\creatim\yr2019\mo5\dy4}}}}\pard\outlinelevel0 {TITLE}\par\pard {ONE}\par\page {TWO}\par}}").into_bytes()
}

const CORE: &str = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Harbor Day</dc:title><dcterms:created>2019-05-04T10:00:00Z</dcterms:created></cp:coreProperties>";

fn relations(list: &[(&str, &str, &str)]) -> String {
    let list = list.iter().map(|(id, kind, target)| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://x/relationships/{kind}\" Target=\"{target}\"/>"
        )
    });
    format!(
        "<Relationships>{}</Relationships>",
        list.collect::<String>()
    )
}

pub fn docx() -> Vec<u8> {
    docx_of(&format!(
        "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p><w:p><w:r><w:t>{}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\"> {}</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>{TWO}</w:t></w:r></w:p>",
        ONE.split_once(' ').map_or("", |(first, _)| first),
        ONE.split_once(' ').map_or("", |(_, rest)| rest),
    ))
}

pub fn docx_of(body: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations(&[("r1", "officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document><w:body>{body}</w:body></w:document>").as_bytes()),
        ("word/styles.xml", b"<w:styles><w:style w:styleId=\"T1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

fn pptx() -> Vec<u8> {
    let slide = |title: &str, text: &str| {
        format!(
            "<p:sld><p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr><a:p><a:t>{title}</a:t></a:p></p:sp><p:sp><a:p><a:t>{text}</a:t></a:p></p:sp><p:sp><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr><a:p><a:t>17</a:t></a:p></p:sp></p:sld>"
        )
    };
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations(&[("r1", "officeDocument", "ppt/presentation.xml")]).as_bytes()),
        ("ppt/presentation.xml", b"<p:presentation><p:sldId id=\"256\" r:id=\"r2\"/><p:sldId id=\"257\" r:id=\"r1\"/></p:presentation>"),
        ("ppt/_rels/presentation.xml.rels", relations(&[("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")]).as_bytes()),
        ("ppt/slides/slide2.xml", slide(TITLE, ONE).as_bytes()),
        ("ppt/slides/slide1.xml", slide("Later", TWO).as_bytes()),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

fn odf(kind: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:presentation=\"p\"><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", format!("application/vnd.oasis.opendocument.{kind}").as_bytes()),
        ("content.xml", content.as_bytes()),
        ("meta.xml", b"<office:meta xmlns:meta=\"m\"><meta:creation-date>2019-05-04T10:00:00</meta:creation-date></office:meta>"),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"m\"/>"),
    ])
}

/// A sheet with a date and what happened; the last cell stands where `far` says.
pub fn xlsx(far: &str) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations(&[("r1", "officeDocument", "xl/workbook.xml")]).as_bytes()),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", relations(&[("r1", "worksheet", "worksheets/sheet1.xml")]).as_bytes()),
        ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>43588</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>The harbor office was opened</t></is></c></row><row><c r=\"{far}\"><v>7</v></c></row></sheetData></worksheet>").as_bytes()),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

fn epub() -> Vec<u8> {
    let page = |heading: &str, text: &str| {
        format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>{heading}</h1><p>{text}</p></body></html>"
        )
    };
    archive(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<container><rootfiles><rootfile full-path=\"book/a.opf\"/></rootfiles></container>"),
        ("book/a.opf", format!("<package xmlns:dc=\"d\"><metadata><dc:title>{TITLE}</dc:title><dc:date>2019-05-04</dc:date></metadata><manifest><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"2\" href=\"two.xhtml\"/><item id=\"1\" href=\"one%20.xhtml\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"1\"/><itemref idref=\"2\"/></spine></package>").as_bytes()),
        ("book/nav.xhtml", page("Contents", "Opening, Later").as_bytes()),
        ("book/one .xhtml", page("Opening", ONE).as_bytes()),
        ("book/two.xhtml", page("Later", TWO).as_bytes()),
    ])
}

pub fn eml() -> Vec<u8> {
    format!("From: Anna Lind <anna@example.org>\r\nTo: moss@example.org\r\nSubject: {TITLE}\r\nDate: Sat, 4 May 2019 10:00:00 +0200\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n{ONE}\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"later.txt\"\r\n\r\n{TWO}\r\n--x--\r\n").into_bytes()
}

fn mbox() -> Vec<u8> {
    let mut out = Vec::new();
    for text in [ONE, TWO] {
        out.extend_from_slice(format!("From anna@example.org Sat May  4 10:00:00 2019\nFrom: anna@example.org\nSubject: {TITLE}\nDate: Sat, 4 May 2019 10:00:00 +0200\nMessage-ID: <1@example.org>\n\n{text}\n\n").as_bytes());
    }
    out
}

fn msg() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
    let mut put = |path: &str, bytes: &[u8]| {
        let mut stream = file.create_stream(path).expect("a new stream");
        stream.write_all(bytes).expect("memory takes everything");
    };
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    put("/__substg1.0_0037001F", &utf16(TITLE));
    put("/__substg1.0_0C1A001F", &utf16("Anna Lind"));
    put(
        "/__substg1.0_1000001F",
        &utf16(&format!("{ONE}\r\n\r\n{TWO}")),
    );
    // 4 May 2019, 8:00 in UTC.
    let ticks: u64 = (1_556_956_800 + 11_644_473_600) * 10_000_000;
    let mut table = vec![0; 32];
    table.extend_from_slice(&[0x40, 0, 0x39, 0, 6, 0, 0, 0]);
    table.extend_from_slice(&ticks.to_le_bytes());
    put("/__properties_version1.0", &table);
    file.flush().expect("memory takes everything");
    file.into_inner().into_inner()
}

/// Two pages with a font that every reader of PDFs has to know.
pub fn pdf() -> Vec<u8> {
    let page = |lines: &[(u32, u32, &str)]| {
        let lines = lines
            .iter()
            .map(|(size, y, text)| format!("BT /F1 {size} Tf 50 {y} Td ({text}) Tj ET\n"));
        let stream: String = lines.collect();
        format!("<</Length {}>>\nstream\n{stream}endstream", stream.len())
    };
    let (head, rest) = ONE.split_at(ONE.find("in Ost").unwrap_or(0));
    pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 7 0 R>>>>/Contents 5 0 R>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 7 0 R>>>>/Contents 6 0 R>>".to_owned(),
        page(&[(20, 760, TITLE), (10, 700, head), (10, 688, rest), (10, 30, "1")]),
        page(&[(10, 700, TWO), (10, 30, "2")]),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Title(Harbor Day)/CreationDate(D:20190504100000Z)>>".to_owned(),
    ])
}

/// A PDF of these objects, numbered from 1; the first is the catalog, the last the file's properties.
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", i + 1).as_bytes());
    }
    let table = out.len();
    let size = objects.len() + 1;
    out.extend_from_slice(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(
        format!(
            "trailer\n<</Size {size}/Root 1 0 R/Info {} 0 R>>\nstartxref\n{table}\n%%EOF\n",
            objects.len()
        )
        .as_bytes(),
    );
    out
}
