"""Pages and files that tests hand in; all written for them."""

from __future__ import annotations

import io
import json
import zipfile
import zlib

TITLE = "دورية أميركية تعترض رتلاً روسياً قرب القامشلي"
PARAGRAPHS = (
    "القامشلي - وكالة النموذج",
    'اعترضت دورية أميركية، اليوم الإثنين، رتلاً عسكرياً روسياً على الطريق الدولي "إم 4" قرب مدينة القامشلي، بحسب مصادر محلية.',
    "وقالت المصادر إن الدورية منعت الرتل من الوصول إلى حقول النفط في ناحية القحطانية.",
    "وفي كانون الثاني الماضي، انسحبت القوات الروسية من قاعدة صغيرة جنوب تل تمر.",
)
PUBLISHED = "2020-02-03T14:20:00+02:00"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "site"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": PUBLISHED,
            "inLanguage": "ar",
            "author": [{"@type": "Person", "name": "سامر النموذج"}],
            "publisher": {"@type": "Organization", "name": "وكالة النموذج"},
        },
    ],
}
META = (
    f'<meta property="article:published_time" content="{PUBLISHED}">'
    '<meta property="og:site_name" content="وكالة النموذج"><meta name="author" content="سامر النموذج">'
)
JSON_LD = f'<script type="application/ld+json">{json.dumps(LINKED, ensure_ascii=False)}</script>'


def page(
    head: str = META, title: str = TITLE, paragraphs: tuple[str, ...] = PARAGRAPHS, before: str = ""
) -> str:
    """A page of a news site: menu, article, what others read, footer."""
    body = "".join(f"<p>{each}</p>\n" for each in paragraphs)
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | النموذج</title>
{head}</head><body><header><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سوريا</a></li></ul></nav></header>
<main><article><h1>{title}</h1>{before}{body}</article>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/1">انفجار في حلب</a></li><li><a href="/2">قصف على إدلب</a></li></ul></aside></main>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def zip_of(*members: tuple[str | zipfile.ZipInfo, bytes | str], packed: bool = True) -> bytes:
    """An archive of files."""
    out = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content, how)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:creator>سامر</dc:creator><dcterms:created>2020-02-04T08:00:00Z</dcterms:created></cp:coreProperties>"
)


def docx(
    body: str, *more: tuple[str, str], xml: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> bytes:
    """A Word document with that body."""
    document = f"{xml}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return zip_of(
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", document),
        ("docProps/core.xml", CORE),
        *more,
    )


def word_paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document."""
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}<w:r><w:t>{text}</w:t></w:r></w:p>"


FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>وكالة النموذج</title><language>ar-sy</language><link>http://news.test/</link>
<item><title>قصف على تل رفعت</title><link>http://news.test/a</link><pubDate>Mon, 03 Feb 2020 14:20:00 +0200</pubDate>
<description>ملخص</description><dc:creator>سامر</dc:creator>
<content:encoded><![CDATA[<p>قصفت المدفعية التركية مدينة تل رفعت.</p><p>وانسحبت القوات الروسية.<script>alert(1)</script></p>]]></content:encoded></item>
<item><title>Convoy &amp; patrol</title><link>javascript:alert(1)</link><description>A convoy &lt;b&gt;reached&lt;/b&gt; Ain Issa.</description></item>
<item><title>No words</title><link>http://news.test/c</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Model Wire</title>
<entry><title>One</title><link href="http://news.test/1"/><updated>2020-02-03T12:00:00Z</updated><summary>A patrol left Kobani.</summary></entry>
</feed>"""


def pdf_of(*lines: str, codes: dict[int, str] | None = None) -> bytes:
    """A PDF of one page with those lines, in Helvetica; `codes` maps codes of a font of its own to letters."""
    shown = " T* ".join(f"{line if codes else '(' + line + ')'} Tj" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 40 780 Td {shown} ET".encode("latin-1")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        font,
        f"<< /Length {len(content)} >>\nstream\n{content.decode('latin-1')}\nendstream",
        "<< /Title (A wire) /Author (S. Model) /CreationDate (D:20200204080000Z) >>",
    ]
    if codes:
        pairs = "\n".join(
            f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in codes.items()
        )
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )
        objects[3] = (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Model /Encoding /Identity-H /ToUnicode 7 0 R "
            "/DescendantFonts [8 0 R] >>"
        )
        objects += [
            f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Model /DW 500 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        ]
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, each in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{start:010} 00000 n \n".encode() for start in starts)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(out)


def warc_of(*records: tuple[str, str, bytes, str], gzip: bool = True) -> bytes:
    """A web archive of answers: address, media type, body, status line."""
    out = b""
    for url, media_type, body, status in records:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-02-05T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        out += zlib.compress(record, wbits=zlib.MAX_WBITS | 16) if gzip else record
    return out
