"""The way of the tutorials: a folium.Marker for each row, in a MarkerCluster. Leaflet's plugin comes from a package."""

from __future__ import annotations

import folium
import made
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

rows = made.choose()
leaflet, cluster = made.static_urls()
the_map = folium.Map(location=[35, 39], zoom_start=7, tiles=None, max_zoom=14)
the_map.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
the_map.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
group = MarkerCluster()
group.default_js = [("markercluster", f"{cluster}/leaflet.markercluster.js")]
group.default_css = [("markercluster_css", f"{cluster}/MarkerCluster.Default.css")]
group.add_to(the_map)
for lat, lon in zip(rows["lat"], rows["lon"], strict=True):
    folium.Marker([lat, lon]).add_to(group)
st_folium(the_map, height=640, use_container_width=True)
