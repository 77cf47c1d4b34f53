using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>What one script has declared at global level in one evaluation; its functions can use it.</summary>
internal sealed class ProgramState
{
    public Dictionary<string, RhaiModule> Modules { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RhaiValue> Constants { get; } = new(StringComparer.Ordinal);
}
