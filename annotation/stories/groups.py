"""What is joined to what."""


class Groups:
    """Disjoint sets of names (union-find); a name that was never joined is alone."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, name: str) -> str:
        """The name that stands for the group of `name`."""
        parents = self._parents
        while (parent := parents.get(name, name)) != name:
            # Halving the way keeps it short without recursion.
            parents[name] = parents.get(parent, parent)
            name = parent
        return name

    def has(self, one: str, other: str) -> bool:
        """Whether the two are in one group."""
        return self.root(one) == self.root(other)

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of both."""
        left, right = sorted((self.root(one), self.root(other)))
        if left != right:
            self._parents[right] = left
