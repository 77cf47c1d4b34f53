using System.Globalization;

namespace Maru.Platform.Tests.Secrets;

internal sealed class FixedClock(string now = "2026-01-02T03:04:05Z") : TimeProvider
{
    private readonly DateTimeOffset _now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => _now;
}
