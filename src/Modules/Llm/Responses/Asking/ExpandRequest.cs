using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires.Responses;

namespace Maru.Modules.Llm.Responses.Asking;

/// <summary>Puts what is kept in place of what a request refers to: earlier responses before its items, items where named.</summary>
internal sealed class ExpandRequest(ReadChain chain, ReadItems items, GatewaySettings gateway)
{
    /// <summary>The request as it can be answered; or why not.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="clientKeyId">Whose it is.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<(GatewayError? Error, ExpandedRequest? Request)> RunAsync(
        AskedResponse asked, string clientKeyId, CancellationToken ct)
    {
        IReadOnlyList<StoredResponse> earlier = [];
        if (asked.PreviousId is { } previous)
        {
            (var refused, earlier) = await chain.RunAsync(previous, clientKeyId, ct);
            if (refused is not null)
            {
                return (refused, null);
            }
        }

        var (error, found) = await FindAsync(asked, clientKeyId, ct);
        if (error is not null)
        {
            return (error, null);
        }

        var expanded = RequestItems.Write(asked, earlier, found);
        return expanded.Body.Length > gateway.MaxRequestBytes
            ? (ResponseRefusals.TooLarge(gateway.MaxRequestBytes, "input"), null)
            : (null, expanded);
    }

    private async Task<(GatewayError? Error, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Items)> FindAsync(
        AskedResponse asked, string clientKeyId, CancellationToken ct)
    {
        var none = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var named = asked.References.ToList();
        if (named.Count == 0)
        {
            return (null, none);
        }

        var (error, found) = await items.RunAsync([.. named.Select(one => one.Id)], clientKeyId, "input", ct);
        if (error is not null)
        {
            return named.TrueForAll(one => MayBeMissing(one.Id)) ? (null, none) : (error, none);
        }

        foreach (var (at, id) in named)
        {
            if (!found.ContainsKey(id) && !MayBeMissing(id))
            {
                return (ResponseRefusals.ItemNotFound($"input[{at}].id"), none);
            }
        }

        return (null, found);
    }

    // Of a thought: nobody but its vendor can read it, and the wire drops the reference.
    private static bool MayBeMissing(string id) => id.StartsWith(ResponsesItem.ThoughtId, StringComparison.Ordinal);
}
