"""Reports and their claims → near-copies, events that several reports tell of, and how well each is borne out.

    text ──sketch──▶ near-copies ─┐
    claim ──facet──▶ candidates ──compare──▶ links ──▶ events ──▶ origins, contradictions, grade

Everything here is a function of its arguments: the same reports give the same families, events and grades whatever the
order in which they came. What is kept, and what a new report changes, is `footprint.store`'s: `docs/explanation/linking.md`.
"""
