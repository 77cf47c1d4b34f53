using System.Text;
using Maru.Modules.Llm.Calls.Content;

namespace Maru.Modules.Llm.Responses;

/// <summary>Seals what a response says for its own row and its own client key: moved to another, it does not open.</summary>
internal sealed class SqlResponseSeal(IContentSeal seal)
{
    /// <summary>Null when there is no key to seal with.</summary>
    public async Task<ResponseRow?> SealAsync(StoredResponse response, ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        var (id, key) = (response.Id, response.ClientKeyId);
        var input = await seal.SealAsync(Place("input", id, key), Encoding.UTF8.GetString(response.Input.Span), ct);
        var answer = await seal.SealAsync(Place("response", id, key), Encoding.UTF8.GetString(response.Response.Span), ct);
        var asked = request.IsEmpty ? null : await seal.SealAsync(Place("request", id, key), Encoding.UTF8.GetString(request.Span), ct);
        return input is null || answer is null ? null : ResponseRow.Of(response, input, answer, asked);
    }

    /// <summary>Null when no key opens it any more: then it is erased.</summary>
    public async Task<StoredResponse?> OpenAsync(ResponseRow? row, CancellationToken ct)
    {
        if (row is null)
        {
            return null;
        }

        var input = await seal.OpenAsync(Place("input", row.Id, row.ClientKeyId), row.Input, ct);
        var answer = await seal.OpenAsync(Place("response", row.Id, row.ClientKeyId), row.Response, ct);
        return input.Failed(out _) || answer.Failed(out _) ? null : row.ToResponse(input.Value, answer.Value);
    }

    /// <inheritdoc cref="OpenAsync"/>
    public async Task<ReadOnlyMemory<byte>?> OpenRequestAsync(string id, string clientKeyId, string? request, CancellationToken ct)
    {
        if (request is null)
        {
            return null;
        }

        // Not with a conditional: its null would become memory that is empty.
        var opened = await seal.OpenAsync(Place("request", id, clientKeyId), request, ct);
        if (opened.Failed(out _))
        {
            return null;
        }

        return Encoding.UTF8.GetBytes(opened.Value);
    }

    private static string Place(string column, string id, string clientKeyId) => $"llm_response.{column}.{id}.{clientKeyId}";
}
