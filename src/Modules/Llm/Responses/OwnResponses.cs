using System.Runtime.CompilerServices;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Kernel;

namespace Maru.Modules.Llm.Responses;

/// <summary>A person's responses as part of their export, with all that is in them: nothing else shows them to a person.</summary>
internal sealed class OwnResponses(IResponseStore responses) : IPersonalData
{
    // Each may take as much as a request.
    private const int AtOnce = 4;

    public string Name => "llm.responses";

    public async IAsyncEnumerable<object> ReadAsync(string accountId, [EnumeratorCancellation] CancellationToken ct)
    {
        Cursor? after = null;
        do
        {
            var (some, next) = await responses.NextAsync(accountId, after, AtOnce, ct);
            foreach (var response in some)
            {
                yield return new OwnResponse(
                    response.Id, response.ClientKeyId, response.PreviousId, response.Model, response.Status, response.CreatedAt,
                    response.ExpiresAt, Parsed(response.Input), Parsed(response.Response));
            }

            after = next;
        }
        while (after is not null);
    }

    private static JsonElement Parsed(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed record OwnResponse(
        string Id, string ClientKeyId, string? PreviousId, string Model, ResponseStatus Status, DateTimeOffset CreatedAt,
        DateTimeOffset ExpiresAt, JsonElement Input, JsonElement Response);
}
