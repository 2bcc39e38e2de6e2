"""Pages and files that tests hand in; all written for them."""

from __future__ import annotations

import io
import json
import zipfile

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
