using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>A call a host asks for after a script's own statements.</summary>
internal sealed record RequestedCall(string Function, RhaiValue[] Arguments);
