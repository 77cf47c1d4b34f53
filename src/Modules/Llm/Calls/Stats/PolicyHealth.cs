using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>How each general name has fared in the last minutes.</summary>
/// <param name="From">Since when.</param>
/// <param name="Types">A line for each type and provider that was asked.</param>
/// <param name="Cut">Whether there were more calls than were looked at; the newest were.</param>
internal sealed record PolicyHealth(DateTimeOffset From, IReadOnlyList<PolicyHealth.Line> Types, bool Cut)
{
    public static PolicyHealth Of((DateTimeOffset From, IReadOnlyList<TypeHealth> Types, bool Cut) found) => new(
        found.From, [.. found.Types.Select(t => new Line(t.Type, t.Provider, t.Requests, t.Failed, t.ErrorRate, t.P95Micros / 1000))], found.Cut);

    /// <summary>How one general name has fared at one provider. The error rate is a share from 0 to 1, the time milliseconds.</summary>
    internal sealed record Line(ModelType Type, Provider Provider, int Requests, int Failed, double ErrorRate, double? P95Ms);
}
