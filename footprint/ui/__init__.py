"""The store and the view → pages in a browser: Streamlit around, folium and a layer of ours for the map."""

from footprint.wording import headlines, reasons, texts, texts_pages, words

__all__ = ["headlines", "reasons", "texts", "texts_pages", "words"]
