using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>What is to be asked while nobody waits.</summary>
/// <param name="ResponseId">The id the answer has.</param>
/// <param name="Key">Who asks, with the limits of this moment.</param>
/// <param name="Body">The client's request.</param>
/// <param name="Queued">The response object as it waits.</param>
internal sealed record BackgroundRequest(string ResponseId, ClientKey Key, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Queued)
{
    // A record would print the conversation; no log may.
    public override string ToString() => $"request for {ResponseId}";
}
