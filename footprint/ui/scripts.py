"""The only script that footprint writes into a page; its hash is in the page's security policy."""

SCROLL = """
<script>
  requestAnimationFrame(() => {
    const target = document.getElementById("fp-target");
    // On a narrow screen the decision stands before the report, and one begins there.
    const isBelow = window.innerWidth <= 900 && document.querySelector(".st-key-decisions");
    if (target && !isBelow) target.scrollIntoView({ block: "center" });
  });
</script>
"""
"""Constant: no word of a report is in it."""
