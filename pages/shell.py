"""Around every page: its name and look, the way to the other pages, and the filter that they share."""

import streamlit as st

from footprint.ui import texts
from footprint.ui.desk import open_desk
from footprint.ui.guarding import get_access, require_viewer
from footprint.ui.sample import under_banner
from footprint.ui.speaking import settle_language, show_languages
from footprint.ui.style import ICON, apply_style
from footprint.ui.trouble import telling_trouble
from footprint.wording.texts_add import ADD
from footprint.wording.texts_import import IMPORT
from footprint.wording.texts_method import METHOD
from footprint.wording.texts_places import PLACES

settle_language()
st.set_page_config(
    page_title=texts.PAGE["title"],
    page_icon=str(ICON),
    layout="wide",
    initial_sidebar_state=264,
)
apply_style()
show_languages()
person = require_viewer()
may_review = get_access().may(person, "analyst")
page = st.navigation(
    [
        st.Page("map.py", title=texts.PAGE["map"], default=True),
        st.Page("presence.py", title=texts.PAGE["presence"], url_path="presence"),
        st.Page("trends.py", title=texts.PAGE["trends"], url_path="trends"),
        st.Page("places.py", title=PLACES["title"], url_path="places"),
        st.Page("reports.py", title=texts.PAGE["reports"], url_path="reports"),
        st.Page("add.py", title=ADD["title"], url_path="add"),
        st.Page("datasets.py", title=IMPORT["title"], url_path="datasets"),
        *(
            [st.Page("review.py", title=texts.PAGE["review"], url_path="review")]
            if may_review
            else []
        ),
        st.Page("method.py", title=METHOD["title"], url_path="method"),
    ],
    position="top",
)
with telling_trouble():
    open_desk()
    with under_banner():
        page.run()
