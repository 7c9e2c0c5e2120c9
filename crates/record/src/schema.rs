//! The JSON Schema of the record.

use crate::Record;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of a [`Record`] as it is written, so every field is required:
/// generated from the types, indented JSON with a line end after it. The same text is committed as
/// `schema/record.schema.json`.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Record>();
    format!("{:#}\n", schema.as_value())
}
