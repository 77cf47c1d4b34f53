namespace Maru.Rhai.Compilation.Numeric;

/// <summary>What is known about a value before it is computed. Ordered as a lattice: nothing yet, one kind, no single kind.</summary>
internal enum NumericKind : byte
{
    None,
    Unit,
    Bool,
    Int,
    Float,
    Mixed,
}
