"""Every field of every table has a sensitivity class, and no table knows a table above it."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model

from amparo.foundation.sensitivity import Sensitivity
from tests.house import ground

# The log keeps its codes as the very text that was hashed; tests/trust/audit keeps content out of it.
CODES_AS_TEXT = {"Leaf.detail"}


def _tables() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("amparo.")]


def _fields(model: type[Model]) -> list[Field]:
    return [*model._meta.concrete_fields, *model._meta.many_to_many]


def test_every_field_of_every_table_has_a_sensitivity_class() -> None:
    wrong = []
    for model in _tables():
        classes = getattr(model, "sensitivity", {})
        names = {field.name for field in _fields(model)}
        wrong += [f"{model.__name__}.{name} has no class" for name in names - classes.keys()]
        wrong += [f"{model.__name__}.{name} is no field" for name in classes.keys() - names]
        wrong += [
            f"{model.__name__}.{k} is not a Sensitivity" for k, v in classes.items() if not isinstance(v, Sensitivity)
        ]
    assert _tables()
    assert not wrong, "\n".join(wrong)


def test_free_text_and_binary_in_the_clear_is_never_about_a_person() -> None:
    """Text without a length, or bytes, hold content: they are sealed, keys, proofs, or definitions about nobody."""
    quiet = {Sensitivity.SEALED, Sensitivity.KEY, Sensitivity.PROOF, Sensitivity.DEFINITION}
    loud = [
        f"{model.__name__}.{field.name}"
        for model in _tables()
        for field in _fields(model)
        if field.get_internal_type() in {"TextField", "BinaryField", "FileField"}
        and f"{model.__name__}.{field.name}" not in CODES_AS_TEXT
        and getattr(model, "sensitivity", {}).get(field.name) not in quiet
    ]
    assert not loud


def _crossings() -> Iterator[tuple[str, str, Field]]:
    """Yield (own room, other room, field) for each key from one room of ours to another."""
    for model in _tables():
        for field in _fields(model):
            other = field.related_model
            if isinstance(other, type) and other.__module__.startswith("amparo."):
                own_room, other_room = ground.room(model.__module__), ground.room(other.__module__)
                if own_room != other_room:
                    yield own_room, other_room, field


def test_foreign_keys_point_down_the_floors() -> None:
    upward = [f"{field}: {own} → {other}" for own, other, field in _crossings() if not ground.stands_above(own, other)]
    assert not upward


def test_a_table_below_cannot_walk_back_up_through_a_reverse_relation() -> None:
    visible = [str(field) for _, _, field in _crossings() if not field.remote_field.hidden]
    assert not visible, f"give these related_name='+': {visible}"
