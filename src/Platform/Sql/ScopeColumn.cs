using Maru.Kernel.Access;

namespace Maru.Platform.Sql;

/// <summary>The column of a query that holds a row's code in a dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Column">The column, with its table's alias if it has one: <c>r.line_code</c>. Written in the source, never taken from a
/// request.</param>
public readonly record struct ScopeColumn(ScopeDimension Dimension, string Column);
