"""What the bot knows: articles, where they come from, and the one durable store of them."""
