"""What `schemas` exports."""

import importlib
import pkgutil

import schemas


def _defined() -> set[str]:
    """The models that the modules of `schemas` define."""
    names = [module.name for module in pkgutil.iter_modules(schemas.__path__, "schemas.")]
    modules = [importlib.import_module(name) for name in names]
    return {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, schemas.Value) and not name.startswith("_")
    }


def test_every_model_of_a_module_is_exported() -> None:
    assert _defined() - vars(schemas).keys() == set()


def test_no_two_columns_share_a_name() -> None:
    assert len(set(schemas.COLUMN_NAMES)) == len(schemas.COLUMN_NAMES)
