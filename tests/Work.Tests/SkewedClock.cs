namespace Maru.Work.Tests;

/// <summary>A machine's clock that goes wrong by so much, and otherwise as it should.</summary>
internal sealed class SkewedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
