using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>Carries the value of <c>exit</c> up to the start of the evaluation. Never leaves the engine.</summary>
internal sealed class ScriptExit(RhaiValue value) : Exception
{
    public RhaiValue Value => value;
}
