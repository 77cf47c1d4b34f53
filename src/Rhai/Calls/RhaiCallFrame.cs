using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Calls;

/// <summary>One call on the way to an error: which function, called where.</summary>
public sealed record RhaiCallFrame(string Function, Position Position);
