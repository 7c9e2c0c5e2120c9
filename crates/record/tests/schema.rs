//! The committed JSON Schema is the one of the types, and records follow it.

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/record.schema.json");

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        committed == onrecord_record::schema(),
        "schema/record.schema.json is not the schema of the types. If the change of the types is \
         meant, run `./dev schema` (it runs `onrecord schema > schema/record.schema.json`), review \
         the difference, and say in CHANGELOG.md what changed in the contract."
    );
}

#[test]
fn the_sample_follows_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&onrecord_record::schema()).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is a draft 2020-12 schema");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let sample = serde_json::from_str(include_str!("data/harbour.json")).unwrap();
    validator.validate(&sample).expect("the sample follows the schema");
    let mut other: serde_json::Value = sample;
    other["statements"][0]["verdict"] = serde_json::json!("true");
    assert!(!validator.is_valid(&other), "fields that the contract lacks are refused");
}
