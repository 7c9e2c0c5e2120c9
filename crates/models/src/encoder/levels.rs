//! Functions compiled once for each instruction set.

/// Defines a function that takes the machine's [`Level`](fearless_simd::Level) first and runs its body
/// compiled for that level. The body is plain Rust, so no level changes its result.
macro_rules! for_each_level {
    (
        $(#[$meta:meta])*
        $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? {
            $($body:tt)*
        }
    ) => {
        $(#[$meta])*
        $visibility fn $name(level: fearless_simd::Level, $($argument: $type),*) $(-> $result)? {
            // Only what is inlined is compiled for the level.
            #[inline(always)]
            fn body($($argument: $type),*) $(-> $result)? {
                $($body)*
            }
            fearless_simd::dispatch!(level, _ => body($($argument),*))
        }
    };
}

pub(super) use for_each_level;
