using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>A call that the host requests after the script's own statements.</summary>
internal sealed record RequestedCall(string Function, RhaiValue[] Arguments);
