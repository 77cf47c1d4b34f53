using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>What was set aside for a running answer, growing while the answer is longer than foreseen. For one call.</summary>
internal interface IGrowingReservation
{
    /// <summary>Output tokens covered so far.</summary>
    int Covered { get; }

    /// <summary>Covers what is <paramref name="written"/> and some more, or says why it cannot: then the answer ends here.</summary>
    ValueTask<GatewayError?> GrowAsync(int written, CancellationToken ct);
}
