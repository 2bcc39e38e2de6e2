"""The gazetteer: look a place up, see the names that have none, and say where one is."""

import streamlit as st

from footprint.gazetteer import correcting, in_use
from footprint.store.names import NameBook
from footprint.ui import fix_room, state
from footprint.ui import places_room as room
from footprint.ui.desk import import_command, open_desk
from footprint.ui.trouble import telling_trouble
from footprint.wording.texts_places import PLACES

state.leave_map()
desk = open_desk()
store = desk.store
fixes = NameBook(store).find_fixes()
query = st.query_params
with correcting(fixes), st.container(key="rooms", horizontal=True, gap=None):
    gazetteer = in_use()
    with st.container(key="room_main"):
        imports = room.read_imports()
        room.show_head(gazetteer, imports)
        room.show_unplaced(gazetteer, room.find_unplaced(store))
        room.show_fixes(gazetteer, store, fixes)
        room.show_imports(imports, import_command())
    with st.container(key="room_panel"), telling_trouble():
        room.show_done(store)
        name, unit = query.get("name", "").strip()[:200], query.get("unit", "")
        entry = gazetteer.get(query.get("place", ""))
        if name or entry:
            with st.container(key="places_chosen"):
                st.button(
                    PLACES["close"], key="places_close", on_click=room.choose, type="tertiary"
                )
                if name:
                    fix_room.show_name(gazetteer, store, name, unit)
                elif entry:
                    room.show_place(gazetteer, store, desk.views.current(), entry)
        else:
            st.html(f'<div class="fp-empty"><p>{PLACES["panel_hint"]}</p></div>')
