"""Where articles come from: places that are looked at again and again, and what people hand in."""
