#include "serve/schemas.h"

#include <array>

namespace day {
namespace {

constexpr auto kSchemas = std::to_array<AnswerSchema>({
    {"Error", R"({"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]})"},
    {"Page", R"({"type": "object", "properties": {
"total": {"type": "integer"}, "offset": {"type": "integer"}, "limit": {"type": "integer"},
"components": {"description": "What the entries of `matrix` stand for", "type": "array", "items": {"type": "string"}},
"gates": {"description": "What the letters of an entry stand for", "type": "array", "items": {"type": "string"}},
"groups": {"description": "How many releases each group on the page has on all pages", "type": "array", "items": {"type": "object", "properties": {
"name": {"type": ["string", "null"]}, "releases": {"type": "integer"}}, "required": ["name", "releases"]}},
"releases": {"type": "array", "items": {"$ref": "#/components/schemas/Release"}}}, "required": ["total", "offset", "limit", "releases"]})"},
    {"Release", R"({"type": "object", "properties": {
"release": {"type": "string"}, "revision": {"type": "integer"}, "label": {"type": ["string", "null"]},
"released": {"description": "The day of release, or null where it is not known", "type": ["string", "null"], "format": "date"},
"added": {"description": "When it came into the catalog, in UTC", "type": "string"},
"publisher": {"type": ["string", "null"]},
"license": {"description": "Terms of the weights, joined by a comma and a blank", "type": ["string", "null"]},
"license_class": {"type": ["string", "null"]}, "architecture": {"type": ["string", "null"]}, "parameters": {"type": ["integer", "null"]},
"base": {"type": ["string", "null"]}, "source_kinds": {"type": "string"}, "source_revision": {"type": ["string", "null"]},
"files": {"type": "integer"}, "bytes": {"type": "integer"}, "complete": {"type": "boolean"},
"cells_open": {"type": "integer"}, "cells_applicable": {"type": "integer"}, "cells_unknown": {"type": "integer"},
"findings_high": {"type": "integer"}, "findings_medium": {"type": "integer"},
"claims_supported": {"type": "integer"}, "claims_not_supported": {"type": "integer"},
"group": {"description": "What it is grouped by", "type": ["string", "null"]},
"matrix": {"description": "A letter for each gate: o open, c conditional, p partial, x closed, ? unknown, - not applicable",
"type": "array", "items": {"type": "string", "pattern": "^[ocpx?-]{6}$"}},
"weak": {"description": "A bit for each gate whose evidence is weak, the lowest for the first", "type": "array", "items": {"type": "integer"}},
"verdicts": {"description": "By the definition's id", "type": "object", "additionalProperties": {"type": "object", "properties": {
"outcome": {"type": "string"}, "says": {"description": "The class or level reached", "type": "string"}}}}},
"required": ["release", "revision"]})"},
    {"Revision", R"({"type": "object", "properties": {
"release": {"type": "string"}, "revision": {"description": "From 1 within its release", "type": "integer"}, "latest": {"type": "boolean"},
"label": {"type": "string"}, "released": {"description": "Left out where it is not known", "type": "string", "format": "date"},
"added": {"description": "When it came into the catalog, in UTC", "type": "string"}, "publisher": {"type": "string"},
"source_revision": {"type": "string"}, "mof": {"description": "Its class by the Model Openness Framework", "type": "string"},
"license": {"type": "string"}, "license_class": {"type": "string"}, "tool": {"type": "string"}, "digest": {"description": "SHA-256 of its profile", "type": "string"},
"cells_open": {"type": "integer"}, "cells_applicable": {"type": "integer"}, "cells_unknown": {"type": "integer"},
"files": {"type": "integer"}, "bytes": {"type": "integer"}}, "required": ["release", "revision", "latest"]})"},
    {"Revisions", R"({"type": "object", "properties": {"release": {"type": "string"},
"revisions": {"type": "array", "items": {"$ref": "#/components/schemas/Revision"}}}, "required": ["release", "revisions"]})"},
    {"Profile", R"({"description": "As docs/profile.schema.json of the source code describes it in full", "type": "object", "properties": {
"schema": {"type": "string"}, "release": {"type": "string"}, "components": {"type": "array", "items": {"type": "object"}},
"definitions": {"type": "array", "items": {"type": "object"}}, "findings": {"type": "array", "items": {"type": "object"}},
"claims": {"type": "array", "items": {"type": "object"}}, "evidence": {"type": "array", "items": {"type": "object"}}},
"required": ["schema", "release", "components"]})"},
    {"Report", R"({"type": "object", "properties": {"revision": {"$ref": "#/components/schemas/Revision"},
"view": {"description": "Names, groups and words for readers, as the page of the same version takes them", "type": "object"},
"profile": {"$ref": "#/components/schemas/Profile"}}, "required": ["revision", "view", "profile"]})"},
    {"Side", R"({"type": "object", "properties": {"is": {"description": "What it was there; empty for nothing", "type": "string"},
"because": {"type": "string"}, "evidence": {"type": "array", "items": {"type": "string"}}, "places": {"type": "array", "items": {"type": "string"}}},
"required": ["is", "evidence", "places"]})"},
    {"Paths", R"({"type": "object", "properties": {"count": {"type": "integer"}, "paths": {"type": "array", "items": {"type": "string"}}},
"required": ["count", "paths"]})"},
    {"Changes", R"({"type": "object", "properties": {"before": {"type": "string"}, "after": {"type": "string"},
"changes": {"type": "array", "items": {"type": "object", "properties": {
"kind": {"description": "opened, closed, terms, learned, lost, verdict, claim, finding or model", "type": "string"}, "component": {"type": "string"},
"follows": {"description": "A gate that begins or ceases to apply because its component, whose gate stands before it, came or went.", "type": "boolean"},
"what": {"type": "string"}, "before": {"$ref": "#/components/schemas/Side"}, "after": {"$ref": "#/components/schemas/Side"}},
"required": ["kind", "what", "before", "after"]}},
"files": {"type": "object", "properties": {"added": {"$ref": "#/components/schemas/Paths"}, "removed": {"$ref": "#/components/schemas/Paths"},
"changed": {"$ref": "#/components/schemas/Paths"}}}}, "required": ["before", "after", "changes", "files"]})"},
    {"Openness", R"({"type": "object", "properties": {"gate": {"type": "string"}, "period": {"type": "string"},
"releases": {"description": "All of the catalog", "type": "integer"},
"undated": {"description": "Those of which the day of release is not known: they are part of no period", "type": "integer"},
"counts": {"type": "array", "items": {"$ref": "#/components/schemas/OpennessCount"}},
"undated_counts": {"description": "Of those, by component", "type": "array", "items": {"$ref": "#/components/schemas/OpennessCount"}}},
"required": ["gate", "period", "releases", "undated", "counts", "undated_counts"]})"},
    {"OpennessCount",
     R"({"type": "object", "properties": {"period": {"description": "Left out of undated ones", "type": "string"}, "component": {"type": "string"},
"releases": {"type": "integer"}, "open": {"type": "integer"}, "conditional": {"type": "integer"}, "partial": {"type": "integer"},
"closed": {"type": "integer"}, "unknown": {"type": "integer"}, "not-applicable": {"type": "integer"}}, "required": ["component", "releases"]})"},
    {"Licenses", R"({"type": "object", "properties": {"counts": {"type": "array", "items": {"type": "object", "properties": {
"part": {"type": "string"}, "expression": {"description": "Empty for terms without an SPDX id", "type": "string"}, "class": {"type": "string"},
"releases": {"type": "integer"}}, "required": ["part", "expression", "class", "releases"]}}}, "required": ["counts"]})"},
    {"Concentration", R"({"type": "object", "properties": {"by": {"type": "string"}, "releases": {"description": "All of the catalog", "type": "integer"},
"known": {"description": "Those that the shares are of", "type": "integer"},
"not_counted": {"description": "The others, by the reason: not known; of licenses also terms without an SPDX id, and no terms", "type": "object", "properties": {
"unknown": {"type": "integer"}, "unnamed": {"type": "integer"}, "none": {"type": "integer"}}, "required": ["unknown"]},
"distinct": {"type": "integer"}, "herfindahl_hirschman": {"type": "number"}, "effective_number": {"type": "number"},
"largest": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "releases": {"type": "integer"}, "share": {"type": "number"}},
"required": ["name", "releases", "share"]}}}, "required": ["by", "releases", "known", "not_counted", "distinct", "herfindahl_hirschman", "largest"]})"},
    {"Lineage", R"({"type": "object", "properties": {"releases": {"description": "All of the catalog", "type": "integer"},
"stating": {"description": "Those whose card or adapter names a model that they were made from; of the others it is not known", "type": "integer"},
"total": {"type": "integer"}, "models": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}, "in_catalog": {"type": "boolean"},
"base": {"type": "string"}, "relation": {"type": "string"}, "derivatives": {"description": "Made from it directly", "type": "integer"},
"descendants": {"description": "And altogether", "type": "integer"}}, "required": ["name", "in_catalog", "derivatives", "descendants"]}}},
"required": ["releases", "stating", "total", "models"]})"},
    {"Tables", R"({"type": "object", "properties": {"tables": {"type": "array", "items": {"type": "string"}},
"formats": {"type": "array", "items": {"type": "string"}}}, "required": ["tables", "formats"]})"},
    {"Upload", R"({"oneOf": [{"$ref": "#/components/schemas/Profile"}, {"description": "A line of `daylight catalog export`", "type": "object", "properties": {
"schema": {"const": "daylight-catalog-entry-1"}, "release": {"type": "string"}, "publisher": {"type": "string"}, "label": {"type": "string"},
"released": {"type": "string", "format": "date"}, "revision": {"type": "integer"}, "profile": {"$ref": "#/components/schemas/Profile"}},
"required": ["schema", "profile"]}]})"},
    {"Badge", R"({"type": "object", "properties": {"schemaVersion": {"type": "integer"}, "label": {"type": "string"}, "message": {"type": "string"},
"color": {"type": "string"}}, "required": ["schemaVersion", "label", "message", "color"]})"},
    {"OpenApi",
     R"({"description": "By the OpenAPI Specification 3.1", "type": "object", "properties": {"openapi": {"type": "string"}}, "required": ["openapi"]})"},
});

}  // namespace

std::span<const AnswerSchema> AnswerSchemas() { return kSchemas; }

}  // namespace day
