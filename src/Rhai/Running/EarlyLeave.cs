using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>
/// Carries a break, continue or return out of an expression, where no statement can pass it on. Never leaves the engine.
/// </summary>
internal sealed class EarlyLeave(Signal signal, RhaiValue value) : Exception
{
    public Signal Signal => signal;

    public RhaiValue Value => value;
}
