"""The union's own book: the pages of ``budget`` over the rows of the union book."""
