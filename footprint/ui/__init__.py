"""The store and the view → pages in a browser: Streamlit around, folium and a layer of ours for the map."""

from footprint.wording import headlines, reasons, texts, words

__all__ = ["headlines", "reasons", "texts", "words"]
