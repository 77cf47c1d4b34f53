using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Responses;

/// <summary>
/// Reads a conversation from its newest response on. How much there is, is known before anything is opened, so that a few bytes cannot ask
/// for more than a request may bring.
/// </summary>
internal sealed class ReadChain(IResponseStore responses, ResponseSettings settings, GatewaySettings gateway)
{
    /// <summary>The oldest first; or why not, and none.</summary>
    public async Task<(GatewayError? Error, IReadOnlyList<StoredResponse> Links)> RunAsync(
        string id, string clientKeyId, CancellationToken ct)
    {
        if (!settings.Store)
        {
            return (ResponseRefusals.StoreDisabled, []);
        }

        var chain = ResponseIds.IsWellFormed(id) ? await responses.ChainAsync(id, clientKeyId, ChainLink.Most + 1, ct) : [];
        if (FaultOf(chain, gateway.MaxRequestBytes) is { } fault)
        {
            return (fault, []);
        }

        var links = new List<StoredResponse>();
        foreach (var link in chain.Reverse())
        {
            if (await responses.FindAsync(link.Id, clientKeyId, ct) is not { } response)
            {
                return (ResponseRefusals.PreviousNotFound, []);
            }

            links.Add(response);
        }

        return (null, links);
    }

    private static GatewayError? FaultOf(IReadOnlyList<ChainLink> chain, int limit) =>
        chain.Count > ChainLink.Most ? ResponseRefusals.ChainTooLong
        : chain.Count == 0 || chain[^1].PreviousId is not null ? ResponseRefusals.PreviousNotFound
        : chain[0].Status is ResponseStatus.Queued or ResponseStatus.InProgress ? ResponseRefusals.PreviousUnfinished
        : chain.Sum(link => link.Bytes) > limit ? ResponseRefusals.TooLarge(limit, "previous_response_id")
        : null;
}
