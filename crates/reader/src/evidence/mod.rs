//! Evidence: what a statement rests on, as far as the text says.

use crate::Layers;
use crate::entities::Places;
use crate::statements::Statements;

/// Gives every statement its evidence.
pub(crate) fn give(_layers: &Layers<'_>, _places: &Places<'_>, _statements: &mut Statements) {}
