using Maru.Kernel.Access;

namespace Maru.Platform.Sql;

/// <summary>Which column of a query says where a row stands in a dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Column">The column, with its table's alias if it has one: <c>r.line_code</c>. Written in the source, never taken from a
/// request.</param>
public readonly record struct ScopeColumn(ScopeDimension Dimension, string Column);
