"""Who a source is: names, kinds, persons and what refers to them."""
