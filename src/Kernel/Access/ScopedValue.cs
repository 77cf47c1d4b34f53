namespace Maru.Kernel.Access;

/// <summary>A thing's code in one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">The code; null means unknown, and then only people without a restriction in this dimension see the thing.</param>
public readonly record struct ScopedValue(ScopeDimension Dimension, string? Value);
