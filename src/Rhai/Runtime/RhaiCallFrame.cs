using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Runtime;

/// <summary>One call on the way to an error: which function, called where.</summary>
public sealed record RhaiCallFrame(string Function, Position Position);
