using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Measuring;

internal sealed class FakeGrowingReservation : IGrowingReservation
{
    public int Covered { get; set; }

    public required int Most { get; init; }

    public ValueTask<GatewayError?> GrowAsync(int written, CancellationToken ct)
    {
        if (written > Most)
        {
            return new ValueTask<GatewayError?>(new GatewayError(429, GatewayError.Quota, "insufficient_quota", "spent"));
        }

        Covered = Math.Min(Most, written + 50);
        return default;
    }
}
