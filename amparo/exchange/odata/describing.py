"""The description of tables that programs read first: CSDL 4.0 as XML, every enumeration with numbered members."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from amparo.exchange.odata.shapes import KEY, Column, Entity, Enum

NAMESPACE = "Amparo"
CONTAINER = "Feed"
_EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
_EDM = "http://docs.oasis-open.org/odata/ns/edm"
_CORE = "Org.OData.Core.V1"
_VOCABULARY = f"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{_CORE}.xml"


def described(entities: Iterable[Entity]) -> bytes:
    """Return the description of tables; each has a type of its own and a set of its rows, both called as the table is."""
    tables = list(entities)
    edmx = etree.Element(f"{{{_EDMX}}}Edmx", {"Version": "4.0"}, nsmap={"edmx": _EDMX})
    reference = etree.SubElement(edmx, f"{{{_EDMX}}}Reference", {"Uri": _VOCABULARY})
    etree.SubElement(reference, f"{{{_EDMX}}}Include", {"Namespace": _CORE, "Alias": "Core"})
    services = etree.SubElement(edmx, f"{{{_EDMX}}}DataServices")
    unnamed: Any = {None: _EDM}
    schema = etree.SubElement(services, f"{{{_EDM}}}Schema", {"Namespace": NAMESPACE}, nsmap=unnamed)
    for enum in sorted({c.enum for table in tables for c in table.columns if c.enum}, key=lambda one: one.name):
        _enum(schema, enum)
    for table in tables:
        _type(schema, table)
    container = etree.SubElement(schema, f"{{{_EDM}}}EntityContainer", {"Name": CONTAINER})
    for table in tables:
        its_type = f"{NAMESPACE}.{type_of(table)}"
        etree.SubElement(container, f"{{{_EDM}}}EntitySet", {"Name": table.name, "EntityType": its_type})
    written: bytes = etree.tostring(edmx, xml_declaration=True, encoding="utf-8")
    return written


def type_of(table: Entity) -> str:
    """Return the name of the type of a row; a set and a type of the same name confuse some readers."""
    return f"{table.name}Row"


def _enum(schema: etree._Element, enum: Enum) -> None:
    found = etree.SubElement(schema, f"{{{_EDM}}}EnumType", {"Name": enum.name, "UnderlyingType": "Edm.Int32"})
    for number, member in enumerate(enum.members):
        etree.SubElement(found, f"{{{_EDM}}}Member", {"Name": member, "Value": str(number)})


def _type(schema: etree._Element, table: Entity) -> None:
    found = etree.SubElement(schema, f"{{{_EDM}}}EntityType", {"Name": type_of(table)})
    key = etree.SubElement(found, f"{{{_EDM}}}Key")
    etree.SubElement(key, f"{{{_EDM}}}PropertyRef", {"Name": KEY})
    for column in table.columns:
        said = {"Name": column.name, "Type": _named(column), "Nullable": "true" if column.empty else "false"}
        _about(etree.SubElement(found, f"{{{_EDM}}}Property", said), column.about)
    _about(found, table.about)


def _named(column: Column) -> str:
    return f"{NAMESPACE}.{column.enum.name}" if column.enum else column.kind.value


def _about(element: etree._Element, text: str) -> None:
    etree.SubElement(element, f"{{{_EDM}}}Annotation", {"Term": f"{_CORE}.Description", "String": text})
