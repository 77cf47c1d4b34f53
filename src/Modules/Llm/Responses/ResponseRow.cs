using System.Text;
using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Modules.Llm.Responses;

/// <summary>A row of llm_response.</summary>
internal sealed class ResponseRow
{
    public const string Columns =
        "id, account_id, client_key_id, previous_id, provider, model, status, background, created_at, expires_at, size_in, size_out, input, "
        + "response";

    public string Id { get; init; } = "";

    public string AccountId { get; init; } = "";

    public string ClientKeyId { get; init; } = "";

    public string? PreviousId { get; init; }

    public string? Provider { get; init; }

    public string Model { get; init; } = "";

    public string Status { get; init; } = "";

    public bool Background { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public int SizeIn { get; init; }

    public int SizeOut { get; init; }

    public string Input { get; init; } = "";

    public string Response { get; init; } = "";

    public string? Request { get; init; }

    public static ResponseRow Of(StoredResponse response, string input, string answer, string? request) => new()
    {
        Id = response.Id,
        AccountId = response.AccountId,
        ClientKeyId = response.ClientKeyId,
        PreviousId = response.PreviousId,
        Provider = response.Provider is { } provider ? WireName<Provider>.Of(provider) : null,
        Model = response.Model,
        Status = WireName<ResponseStatus>.Of(response.Status),
        Background = response.Background,
        CreatedAt = response.CreatedAt,
        ExpiresAt = response.ExpiresAt,
        SizeIn = response.Input.Length,
        SizeOut = response.Response.Length,
        Input = input,
        Response = answer,
        Request = request,
    };

    /// <param name="input">What <see cref="Input"/> is, opened.</param>
    /// <param name="answer">What <see cref="Response"/> is, opened.</param>
    public StoredResponse ToResponse(string input, string answer) => new(
        Id, AccountId, ClientKeyId, PreviousId, Model, WireName<ResponseStatus>.Parse(Status), CreatedAt, ExpiresAt,
        Encoding.UTF8.GetBytes(input), Encoding.UTF8.GetBytes(answer))
    {
        Provider = Provider is { } provider ? WireName<Provider>.Parse(provider) : null,
        Background = Background,
    };
}
