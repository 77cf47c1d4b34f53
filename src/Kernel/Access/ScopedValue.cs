namespace Maru.Kernel.Access;

/// <summary>Where a thing stands in one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Value">Its code there; null, unknown, is seen only by who is not restricted in this dimension.</param>
public readonly record struct ScopedValue(ScopeDimension Dimension, string? Value);
