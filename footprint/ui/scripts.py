"""The only script that footprint writes into a page; its hash is in the page's security policy."""

SCROLL = """
<script>
  requestAnimationFrame(() => {
    const target = document.getElementById("fp-target");
    if (target) target.scrollIntoView({ block: "center" });
  });
</script>
"""
"""Constant: no word of a report is in it."""
