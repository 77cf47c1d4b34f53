using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Calls;

/// <summary>One call on the path to an error: the function, and where it was called.</summary>
public sealed record RhaiCallFrame(string Function, Position Position);
